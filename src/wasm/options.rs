use js_sys::Function;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{AbortSignal, Headers};

use super::{
    js_string::js_string,
    runtime::{get, href_of, is_abort_signal, is_page, is_unreadable, parse_headers, remove_header, runtime_fetch},
};
use crate::{
    client::{self, CallOptions, OWN_HEADERS},
    error::InvalidOption,
    url::Server,
};

/// `RequestOptions`, read and checked.
#[derive(Default)]
pub(super) struct Options {
    pub(super) secret_key: Option<SecretKey>,
    /// There is one, once the options are read.
    pub(super) fetch: Option<Function>,
    pub(super) headers: Option<Headers>,
    pub(super) signal: Option<AbortSignal>,
    pub(super) on_attempt: Option<Function>,
    /// The caller's; otherwise each call has a random one.
    pub(super) idempotency_key: Option<String>,
    /// All but the idempotency key.
    pub(super) call: CallOptions,
}

/// The secret key, or where it comes from.
pub(super) enum SecretKey {
    Text(String),
    /// To be called, once a call.
    Function(Function),
}

impl Options {
    /// Reads each option once, and checks it.
    pub(super) fn read(options: &JsValue) -> Result<Self, InvalidOption> {
        if !options.is_undefined() && !options.is_object() && !options.is_null() {
            return Err(InvalidOption::Options);
        }
        let mut read = Self::default();
        read.read_all(options)?;
        Ok(read)
    }

    fn read_all(&mut self, options: &JsValue) -> Result<(), InvalidOption> {
        use InvalidOption as Invalid;
        let Self { call, .. } = self;
        if let Some(key) = option(options, "secretKey")? {
            self.secret_key = Some(read_secret_key(key).ok_or(Invalid::SecretKey)?);
        }
        match option(options, "serverURL")? {
            Some(server) => call.server = read_server(&server).ok_or(Invalid::ServerUrl)?,
            None if self.secret_key.is_none() => return Err(Invalid::NoServer),
            None => {}
        }
        if self.secret_key.is_some() && !call.server.keeps_secrets() {
            return Err(Invalid::InsecureServer);
        }
        if let Some(key) = option(options, "idempotencyKey")? {
            self.idempotency_key = Some(read_idempotency_key(&key).ok_or(Invalid::IdempotencyKey)?);
        }
        if let Some(ms) = option(options, "timeoutMs")? {
            call.timeout_ms = read_milliseconds(&ms).ok_or(Invalid::TimeoutMs)?;
        }
        if let Some(ms) = option(options, "attemptTimeoutMs")? {
            call.attempt_timeout_ms = read_milliseconds(&ms).ok_or(Invalid::AttemptTimeoutMs)?;
        }
        if let Some(retries) = option(options, "maxRetries")? {
            call.max_retries = read_retries(&retries).ok_or(Invalid::MaxRetries)?;
        }
        if let Some(listener) = option(options, "onAttempt")? {
            self.on_attempt = Some(read_function(listener).ok_or(Invalid::OnAttempt)?);
        }
        if let Some(signal) = option(options, "signal")? {
            self.signal = Some(read_signal(signal).ok_or(Invalid::Signal)?);
        }
        let fetch = match option(options, "fetch")? {
            Some(fetch) => fetch,
            None => runtime_fetch(),
        };
        self.fetch = Some(read_function(fetch).ok_or(Invalid::Fetch)?);
        if let Some(headers) = option(options, "headers")? {
            self.headers = Some(read_headers(&headers).ok_or(Invalid::Headers)?);
        }
        let allows_page = match option(options, "dangerouslyAllowBrowser")? {
            Some(allows) => allows.as_bool().ok_or(Invalid::DangerouslyAllowBrowser)?,
            None => false,
        };
        if self.secret_key.is_some() {
            let is_page = is_page();
            if is_page && !allows_page {
                return Err(Invalid::SecretKeyInPage);
            }
            call.sends_user_agent = !is_page;
        }
        Ok(())
    }
}

/// An option; `None` where it is `null` or `undefined`.
#[inline(never)]
pub(super) fn option(options: &JsValue, name: &'static str) -> Result<Option<JsValue>, InvalidOption> {
    let value = get(options, &js_string(name));
    if is_unreadable(&value) {
        return Err(InvalidOption::Options);
    }
    Ok(if value.is_undefined() || value.is_null() { None } else { Some(value) })
}

fn read_function(value: JsValue) -> Option<Function> {
    value.dyn_into().ok()
}

fn read_signal(value: JsValue) -> Option<AbortSignal> {
    is_abort_signal(&value).then(|| value.unchecked_into())
}

fn read_secret_key(value: JsValue) -> Option<SecretKey> {
    match value.as_string() {
        Some(key) => client::is_secret_key(&key).then_some(SecretKey::Text(key)),
        None => read_function(value).map(SecretKey::Function),
    }
}

fn read_server(value: &JsValue) -> Option<Server> {
    Server::new(&href_of(value).as_string()?)
}

fn read_idempotency_key(value: &JsValue) -> Option<String> {
    value.as_string().filter(|key| client::is_idempotency_key(key))
}

fn read_milliseconds(value: &JsValue) -> Option<u64> {
    value.as_f64().and_then(client::to_milliseconds)
}

fn read_retries(value: &JsValue) -> Option<u32> {
    value.as_f64().and_then(client::to_retry_count)
}

/// The user's headers, without those that a call sets itself.
fn read_headers(value: &JsValue) -> Option<Headers> {
    let headers: Headers = Some(parse_headers(value)).filter(|headers| !headers.is_undefined())?.unchecked_into();
    for name in OWN_HEADERS {
        remove_header(&headers, &js_string(name));
    }
    Some(headers)
}

#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** The options of a call. Either `secretKey` or `serverURL` is required; all others are optional. */
export interface RequestOptions {
  /**
   * The secret key of the Novu environment, or a function that returns it, which is called once per call, within
   * `timeoutMs`. It is sent as `Authorization: ApiKey <secretKey>`. Without it no `Authorization` is sent, and `serverURL`
   * must be that of your own worker, which adds it.
   */
  secretKey?: string | (() => string | Promise<string>) | undefined;
  /**
   * The origin of the API, with an optional path prefix. For the EU: `https://eu.api.novu.co`. With a `secretKey` it must
   * be `https`, except on `localhost`, `127.0.0.1` and `[::1]`.
   * @default "https://api.novu.co"
   */
  serverURL?: string | URL | undefined;
  /**
   * 1 to 255 visible ASCII characters. Novu recognizes a repeated request by this key.
   * @default 128 random bits, new for each call
   */
  idempotencyKey?: string | undefined;
  /**
   * The time limit of the whole call, in milliseconds. The promise always settles within it.
   * @default 30000
   */
  timeoutMs?: number | undefined;
  /**
   * The time limit of one attempt, until its body is read, in milliseconds.
   * @default 10000
   */
  attemptTimeoutMs?: number | undefined;
  /**
   * How many retries a request may have after its first attempt; 0 turns retries off. A look-up after a lost answer, and
   * the replacement of an upsert, are requests of their own. Transient failures are retried: no answer, an answer that
   * breaks off, 408, 429, 500, 502, 503, 504, and a 409 that says that the same request is still being processed. Before a
   * retry the package waits as long as `Retry-After` says, or for a random time: up to 500 ms at first, then twice as long
   * each time, up to 8 s.
   * @default 3
   */
  maxRetries?: number | undefined;
  /** Aborts the call immediately. The call rejects with `signal.reason`, as `fetch` does. */
  signal?: AbortSignal | undefined;
  /**
   * A function that works like `fetch`: a service binding, an instrumented fetch, a sandbox.
   * @default globalThis.fetch
   */
  fetch?: typeof fetch | undefined;
  /**
   * Called for each attempt, its answer or failure, and each wait. The events contain no secrets. If it throws, that is
   * ignored.
   */
  onAttempt?: ((event: AttemptEvent) => void) | undefined;
  /** More headers. They cannot replace `Authorization`, `Content-Type` and `Idempotency-Key`. */
  headers?: NonNullable<RequestInit["headers"]> | undefined;
  /**
   * Allows `secretKey` in a browser page. By default it is refused there, because everyone who opens the page could read
   * it.
   * @default false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}
"#;
