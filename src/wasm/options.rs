use js_sys::Function;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{AbortSignal, Headers};

use super::{
    js_string::js_string,
    runtime::{get, href_of, is_abort_signal, is_page, is_unreadable, parse_headers, runtime_fetch},
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
        set(&mut self.secret_key, options, "secretKey", read_secret_key, Invalid::SecretKey)?;
        let has_server = set(&mut call.server, options, "serverURL", read_server, Invalid::ServerUrl)?;
        if self.secret_key.is_none() && !has_server {
            return Err(Invalid::NoServer);
        }
        set(&mut self.idempotency_key, options, "idempotencyKey", read_idempotency_key, Invalid::IdempotencyKey)?;
        set(&mut call.timeout_ms, options, "timeoutMs", read_milliseconds, Invalid::TimeoutMs)?;
        set(&mut call.attempt_timeout_ms, options, "attemptTimeoutMs", read_milliseconds, Invalid::AttemptTimeoutMs)?;
        set(&mut call.max_retries, options, "maxRetries", read_retries, Invalid::MaxRetries)?;
        set(&mut self.on_attempt, options, "onAttempt", read_function, Invalid::OnAttempt)?;
        set(&mut self.signal, options, "signal", read_signal, Invalid::Signal)?;
        if !set(&mut self.fetch, options, "fetch", read_function, Invalid::Fetch)? {
            self.fetch = Some(read_function(&runtime_fetch()).ok_or(Invalid::Fetch)?);
        }
        set(&mut self.headers, options, "headers", read_headers, Invalid::Headers)?;
        let mut allows_page = false;
        set(&mut allows_page, options, "dangerouslyAllowBrowser", read_boolean, Invalid::DangerouslyAllowBrowser)?;
        if self.secret_key.is_some() && !allows_page && is_page() {
            return Err(Invalid::SecretKeyInPage);
        }
        Ok(())
    }
}

/// Reads an option, unless it is `null` or `undefined`; says whether it is there.
fn set<T, O: From<T>>(
    target: &mut O,
    options: &JsValue,
    name: &'static str,
    read: fn(&JsValue) -> Option<T>,
    invalid: InvalidOption,
) -> Result<bool, InvalidOption> {
    let Some(value) = option(options, name)? else { return Ok(false) };
    *target = read(&value).ok_or(invalid)?.into();
    Ok(true)
}

/// An option; `None` where it is `null` or `undefined`.
#[inline(never)]
fn option(options: &JsValue, name: &'static str) -> Result<Option<JsValue>, InvalidOption> {
    let value = get(options, &js_string(name));
    if is_unreadable(&value) {
        return Err(InvalidOption::Options);
    }
    Ok(if value.is_undefined() || value.is_null() { None } else { Some(value) })
}

fn read_boolean(value: &JsValue) -> Option<bool> {
    value.as_bool()
}

fn read_function(value: &JsValue) -> Option<Function> {
    value.is_function().then(|| value.clone().unchecked_into())
}

fn read_signal(value: &JsValue) -> Option<AbortSignal> {
    is_abort_signal(value).then(|| value.clone().unchecked_into())
}

fn read_secret_key(value: &JsValue) -> Option<SecretKey> {
    if let Some(get) = read_function(value) {
        return Some(SecretKey::Function(get));
    }
    value.as_string().filter(|key| client::is_secret_key(key)).map(SecretKey::Text)
}

fn read_server(value: &JsValue) -> Option<Server> {
    Server::new(&href_of(value).as_string()?)
}

fn read_idempotency_key(value: &JsValue) -> Option<String> {
    value.as_string().filter(|key| client::is_idempotency_key(key))
}

fn read_milliseconds(value: &JsValue) -> Option<u64> {
    value.as_f64().and_then(client::milliseconds)
}

fn read_retries(value: &JsValue) -> Option<u32> {
    value.as_f64().and_then(client::retries)
}

/// The user's headers, without those that a call sets itself.
fn read_headers(value: &JsValue) -> Option<Headers> {
    let headers: Headers = Some(parse_headers(value)).filter(|headers| !headers.is_undefined())?.unchecked_into();
    for name in OWN_HEADERS {
        // It fails for no valid name.
        let _ = headers.delete(name);
    }
    Some(headers)
}

#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** How to make a call. Every option may be left out, but for one of `secretKey` and `serverURL`. */
export interface RequestOptions {
  /**
   * The secret key of the Novu environment, or a function that gets it, called once a call within `timeoutMs`. Sent as
   * `Authorization: ApiKey <secretKey>`. Without it no `Authorization` is sent, and `serverURL` is required: that of your
   * own worker, which adds it.
   */
  secretKey?: string | (() => string | Promise<string>) | undefined;
  /**
   * The origin of the API, with an optional path prefix; `https://eu.api.novu.co` for the EU.
   * @default "https://api.novu.co"
   */
  serverURL?: string | URL | undefined;
  /**
   * 1 to 255 visible ASCII characters that name this creation, so that Novu recognizes a repetition.
   * @default 128 random bits, new for each call
   */
  idempotencyKey?: string | undefined;
  /**
   * How long the whole call may take, in milliseconds. After it the promise settles, always.
   * @default 30000
   */
  timeoutMs?: number | undefined;
  /**
   * How long one attempt may take, until its body is read, in milliseconds.
   * @default 10000
   */
  attemptTimeoutMs?: number | undefined;
  /**
   * How many retries each request may have, besides the first attempt; 0: none. A look-up after a lost answer, and the
   * replacement of an upsert, are requests of their own. Transient failures are retried: no answer, an answer that
   * breaks off, 408, 429, 500, 502, 503, 504, and a request with the same idempotency key that is still being processed.
   * The waits are random, up to 500 ms doubling to 8 s, or what the server says in `Retry-After`.
   * @default 3
   */
  maxRetries?: number | undefined;
  /** Aborts the call at once; it rejects with `signal.reason` unchanged, as `fetch` does. */
  signal?: AbortSignal | undefined;
  /**
   * Any function that works like `fetch`: a service binding, an instrumented fetch, the sandbox.
   * @default globalThis.fetch
   */
  fetch?: typeof fetch | undefined;
  /** Told of each attempt, its answer or failure, and each wait; never a secret. What it throws is ignored. */
  onAttempt?: ((event: AttemptEvent) => void) | undefined;
  /** Headers to add; they cannot replace `Authorization`, `Content-Type` and `Idempotency-Key`. */
  headers?: NonNullable<RequestInit["headers"]> | undefined;
  /**
   * Allows `secretKey` in a browser page, where it is refused otherwise: whoever opens the page could read it.
   * @default false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}
"#;
