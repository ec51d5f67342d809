use wasm_bindgen::prelude::*;

use super::{
    careful::{What, headers_without, is, members, number, parts_of_url, text, what},
    names, random,
};
use crate::{
    call::{self, CallOptions, OWN_HEADERS},
    error::Configuration,
    idempotency_key,
    url::{Parts, Server},
};

#[wasm_bindgen(module = "/src/js/host.js")]
extern "C" {
    #[wasm_bindgen(js_name = runtimeFetch)]
    fn runtime_fetch() -> JsValue;

    #[wasm_bindgen(js_name = isPage)]
    fn is_page() -> bool;
}

/// `RequestOptions`, read and checked.
#[derive(Clone)]
pub(super) struct Options {
    pub(super) secret_key: SecretKey,
    pub(super) fetch: JsValue,
    pub(super) headers: JsValue,
    /// `undefined`, or an `AbortSignal`.
    pub(super) signal: JsValue,
    /// `undefined`, or a function.
    pub(super) on_attempt: JsValue,
    pub(super) call: CallOptions,
}

/// Where the secret key comes from.
#[derive(Clone)]
pub(super) enum SecretKey {
    /// There is none.
    None,
    Text(String),
    /// To be asked, with each call.
    Function(JsValue),
}

impl Options {
    pub(super) fn read(options: &JsValue) -> Result<Self, Configuration> {
        if !matches!(what(options), What::Undefined | What::Null | What::Array | What::Object) {
            return Err(Configuration::Options);
        }
        // In one crossing: 0.1 KB, compressed.
        let values = members(options, NAMES).ok_or(Configuration::Options)?;
        let mut read = Self {
            secret_key: SecretKey::None,
            fetch: values.get(1),
            headers: headers_without(&values.get(2), &names::js(OWN_HEADERS)),
            signal: values.get(3),
            on_attempt: values.get(4),
            call: CallOptions::default(),
        };
        let server = values.get(5);
        let secret_key = values.get(0);
        let has_key = !is(&secret_key, What::Undefined);
        let has_server = !is(&server, What::Undefined);
        let allow_page = values.get(10);
        let mut found = None;
        // Each in any case, and the first that fails is told: a way out at each would be 0.5 KB more, compressed.
        let mut check = |holds: bool, fault: Configuration| {
            if !holds && found.is_none() {
                found = Some(fault);
            }
        };
        check(!has_key || read.read_secret_key(secret_key), Configuration::SecretKey);
        check(has_key || has_server, Configuration::NoServer);
        check(!has_server || read.read_server(&server), Configuration::ServerUrl);
        check(read.read_idempotency_key(&values.get(6)), Configuration::IdempotencyKey);
        check(read_milliseconds(&mut read.call.timeout_ms, &values.get(7)), Configuration::TimeoutMs);
        check(read_milliseconds(&mut read.call.attempt_timeout_ms, &values.get(8)), Configuration::AttemptTimeoutMs);
        check(read.read_retries(&values.get(9)), Configuration::MaxRetries);
        check(may_be(&read.on_attempt, What::Function), Configuration::OnAttempt);
        check(read.is_signal_usable(), Configuration::Signal);
        check(read.is_fetch_usable(), Configuration::Fetch);
        check(!is(&read.headers, What::Undefined), Configuration::Headers);
        check(may_be(&allow_page, What::Boolean), Configuration::DangerouslyAllowBrowser);
        check(!has_key || allow_page.is_truthy() || !is_page(), Configuration::SecretKeyInPage);
        match found {
            Some(fault) => Err(fault),
            None => Ok(read),
        }
    }

    fn read_secret_key(&mut self, value: JsValue) -> bool {
        if is(&value, What::Function) {
            self.secret_key = SecretKey::Function(value);
            return true;
        }
        let key = text(&value);
        let is_usable = call::is_secret_key(&key);
        self.secret_key = SecretKey::Text(key);
        is_usable
    }

    fn read_server(&mut self, value: &JsValue) -> bool {
        let Some(url) = parts_of_url(value) else { return false };
        let part = |index| text(&url.get(index));
        let server = Server::new(&Parts { protocol: part(0), host: part(1), path: part(2), rest: part(3) });
        server.map(|server| self.call.server = server).is_some()
    }

    fn read_idempotency_key(&mut self, value: &JsValue) -> bool {
        if is(value, What::Undefined) {
            self.call.idempotency_key = idempotency_key::generate(&mut random::fill);
            return true;
        }
        self.call.idempotency_key = text(value);
        call::is_idempotency_key(&self.call.idempotency_key)
    }

    fn read_retries(&mut self, value: &JsValue) -> bool {
        if is(value, What::Undefined) {
            return true;
        }
        call::retries(number(value)).map(|retries| self.call.max_retries = retries).is_some()
    }

    fn is_signal_usable(&self) -> bool {
        if is(&self.signal, What::Undefined) {
            return true;
        }
        let values = members(&self.signal, "aborted,addEventListener,removeEventListener").unwrap_or_default();
        let is_at = |place, kind| is(&values.get(place), kind);
        is_at(0, What::Boolean) && is_at(1, What::Function) && is_at(2, What::Function)
    }

    fn is_fetch_usable(&mut self) -> bool {
        if is(&self.fetch, What::Undefined) {
            self.fetch = runtime_fetch();
        }
        is(&self.fetch, What::Function)
    }
}

fn read_milliseconds(milliseconds: &mut u64, value: &JsValue) -> bool {
    if is(value, What::Undefined) {
        return true;
    }
    call::milliseconds(number(value)).map(|ms| *milliseconds = ms).is_some()
}

/// Whether a value is missing, or of this kind.
fn may_be(value: &JsValue, kind: What) -> bool {
    let found = what(value);
    found == What::Undefined || found == kind
}

/// The options, in the order in which they are read.
const NAMES: &str = "secretKey,fetch,headers,signal,onAttempt,serverURL,idempotencyKey,timeoutMs,attemptTimeoutMs,\
    maxRetries,dangerouslyAllowBrowser";

#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** How to make a call. Every option may be left out, but for one of `secretKey` and `serverURL`. */
export interface RequestOptions {
  /**
   * The secret key of the Novu environment, or a function that gets it, called once a call within `timeoutMs`. Sent as
   * `Authorization: ApiKey <secretKey>`. Without it no `Authorization` is sent, and `serverURL` is required: that of your
   * own worker, which adds it.
   */
  secretKey?: string | (() => string | Promise<string>);
  /**
   * The origin of the API, with an optional path prefix; `https://eu.api.novu.co` for the EU.
   * @default "https://api.novu.co"
   */
  serverURL?: string | URL;
  /**
   * 1 to 255 visible ASCII characters that name this creation, so that Novu recognizes a repetition.
   * @default 128 random bits, new for each call
   */
  idempotencyKey?: string;
  /**
   * How long the whole call may take, in milliseconds. After it the promise settles, always.
   * @default 30000
   */
  timeoutMs?: number;
  /**
   * How long one attempt may take, until its body is read, in milliseconds.
   * @default 10000
   */
  attemptTimeoutMs?: number;
  /**
   * How many further attempts there may be after the first; 0: none. Retried is what may pass: no answer, an answer that
   * breaks off, 408, 429, 500, 502, 503, 504, and a request with the same idempotency key that is still being processed.
   * The waits are random, up to 500 ms doubling to 8 s, or what the server says in `Retry-After`.
   * @default 3
   */
  maxRetries?: number;
  /** Aborts the call at once; it rejects with `signal.reason` unchanged, as `fetch` does. */
  signal?: AbortSignal;
  /**
   * Any function that works like `fetch`: a service binding, an instrumented fetch, the sandbox.
   * @default globalThis.fetch
   */
  fetch?: typeof fetch;
  /** Told of each attempt, its answer or failure, and each wait; never a secret. What it throws is ignored. */
  onAttempt?: (event: AttemptEvent) => void;
  /** Headers to add; they cannot replace `Authorization`, `Content-Type` and `Idempotency-Key`. */
  headers?: NonNullable<RequestInit["headers"]>;
  /**
   * Allows `secretKey` in a browser page, where it is refused otherwise: whoever opens the page could read it.
   * @default false
   */
  dangerouslyAllowBrowser?: boolean;
}

/**
 * What happens in a call. `attempt` counts from 1; `lookup` marks the requests that look, after that attempt, whether the
 * connection exists.
 */
export type AttemptEvent = { attempt: number; lookup?: true } & (
  | { type: "attempt" }
  | { type: "answer"; status: number }
  | { type: "failure"; code: "connection_failed" | "timeout" | "invalid_response" }
  | { type: "wait"; waitMs: number }
);
"#;
