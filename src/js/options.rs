use wasm_bindgen::prelude::*;

use super::{
    careful::{What, headers_without, is, members, number, parts_of_url, what},
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
    /// `undefined`, a text, or a function to ask.
    pub(super) secret_key: JsValue,
    pub(super) fetch: JsValue,
    pub(super) headers: JsValue,
    /// `undefined`, or an `AbortSignal`.
    pub(super) signal: JsValue,
    /// `undefined`, or a function.
    pub(super) on_attempt: JsValue,
    pub(super) call: CallOptions,
}

impl Options {
    pub(super) fn read(options: &JsValue) -> Result<Self, Configuration> {
        if !matches!(what(options), What::Undefined | What::Null | What::Array | What::Object) {
            return Err(Configuration::Options);
        }
        // In one crossing (0.1 KB, compressed), and filled in field by field: a way out at each `?` with many locals to
        // drop costs 0.5 KB more.
        let values = members(options, NAMES).ok_or(Configuration::Options)?;
        let mut read = Self {
            secret_key: values.get(0),
            fetch: values.get(1),
            headers: headers_without(&values.get(2), &names::js(OWN_HEADERS)),
            signal: values.get(3),
            on_attempt: values.get(4),
            call: CallOptions::default(),
        };
        read.check_secret_key()?;
        read.read_server(&values.get(5))?;
        read.read_idempotency_key(&values.get(6))?;
        read.read_numbers(&values.get(7), &values.get(8), &values.get(9))?;
        if !is(&read.on_attempt, What::Undefined) && !is(&read.on_attempt, What::Function) {
            return Err(Configuration::OnAttempt);
        }
        read.check_signal()?;
        read.check_fetch()?;
        if is(&read.headers, What::Undefined) {
            return Err(Configuration::Headers);
        }
        let allow_page = values.get(10);
        if !is(&allow_page, What::Undefined) && !is(&allow_page, What::Boolean) {
            return Err(Configuration::DangerouslyAllowBrowser);
        }
        if !is(&read.secret_key, What::Undefined) && !allow_page.is_truthy() && is_page() {
            return Err(Configuration::SecretKeyInPage);
        }
        Ok(read)
    }

    fn check_secret_key(&self) -> Result<(), Configuration> {
        let key = &self.secret_key;
        let is_usable = is(key, What::Undefined)
            || is(key, What::Function)
            || key.as_string().is_some_and(|key| call::is_secret_key(&key));
        if is_usable { Ok(()) } else { Err(Configuration::SecretKey) }
    }

    fn read_server(&mut self, value: &JsValue) -> Result<(), Configuration> {
        if is(value, What::Undefined) {
            return if is(&self.secret_key, What::Undefined) { Err(Configuration::NoServer) } else { Ok(()) };
        }
        let href =
            if is(value, What::Object) { members(value, "href").unwrap_or_default().get(0) } else { value.clone() };
        let url = if is(&href, What::String) { parts_of_url(&href) } else { None }.ok_or(Configuration::ServerUrl)?;
        let part = |index| url.get(index).as_string().unwrap_or_default();
        let parts = Parts { protocol: part(0), host: part(1), path: part(2), rest: part(3) };
        self.call.server = Server::new(&parts).ok_or(Configuration::ServerUrl)?;
        Ok(())
    }

    fn read_idempotency_key(&mut self, value: &JsValue) -> Result<(), Configuration> {
        self.call.idempotency_key = if is(value, What::Undefined) {
            idempotency_key::generate(&mut random::fill)
        } else {
            value.as_string().filter(|key| call::is_idempotency_key(key)).ok_or(Configuration::IdempotencyKey)?
        };
        Ok(())
    }

    fn read_numbers(&mut self, timeout: &JsValue, attempt: &JsValue, retries: &JsValue) -> Result<(), Configuration> {
        if !is(timeout, What::Undefined) {
            self.call.timeout_ms = call::milliseconds(number(timeout)).ok_or(Configuration::TimeoutMs)?;
        }
        if !is(attempt, What::Undefined) {
            self.call.attempt_timeout_ms =
                call::milliseconds(number(attempt)).ok_or(Configuration::AttemptTimeoutMs)?;
        }
        if !is(retries, What::Undefined) {
            self.call.max_retries = call::retries(number(retries)).ok_or(Configuration::MaxRetries)?;
        }
        Ok(())
    }

    fn check_signal(&self) -> Result<(), Configuration> {
        if is(&self.signal, What::Undefined) {
            return Ok(());
        }
        let values = members(&self.signal, "aborted,addEventListener,removeEventListener").unwrap_or_default();
        let is_signal = is(&values.get(0), What::Boolean)
            && is(&values.get(1), What::Function)
            && is(&values.get(2), What::Function);
        if is_signal { Ok(()) } else { Err(Configuration::Signal) }
    }

    fn check_fetch(&mut self) -> Result<(), Configuration> {
        if is(&self.fetch, What::Undefined) {
            self.fetch = runtime_fetch();
        }
        if is(&self.fetch, What::Function) { Ok(()) } else { Err(Configuration::Fetch) }
    }
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
