use wasm_bindgen::prelude::*;

use super::{plain, snapshot};
use crate::{
    error::{Configuration, NovuError},
    http::{Headers, HttpRequest, Method},
    json::Json,
    sandbox::{Options, Sandbox},
};

#[wasm_bindgen(module = "/src/js/sandbox.js")]
extern "C" {
    fn wrap(sandbox: DrivenSandbox) -> JsValue;
}

/// An in-memory Novu, for tests and demos: `sandbox.fetch` goes into the option `fetch` of a call, `sandbox.handle` serves
/// a real server. It answers as Novu does: the same statuses, bodies and order of checks.
///
/// @throws {NovuError} `configuration` if an option is wrong.
/// @example
/// const sandbox = createSandbox();
/// await createChannelConnection(request, { secretKey: "any", fetch: sandbox.fetch });
/// sandbox.connections().length; // 1
#[wasm_bindgen(js_name = createSandbox, unchecked_return_type = "Sandbox")]
pub fn create_sandbox(
    #[wasm_bindgen(unchecked_optional_param_type = "SandboxOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let options = if options.is_undefined() || options.is_null() {
        Ok(Options::default())
    } else {
        let text = snapshot::take(options, &[]).text.and_then(|text| text.as_string());
        let json = text.and_then(|text| Json::parse(&text).ok()).unwrap_or(Json::Null);
        Options::from_json(&json)
    };
    let options = options.map_err(|fault| NovuError::configuration(Configuration::Sandbox(fault)))?;
    Ok(wrap(DrivenSandbox(Sandbox::new(options))))
}

/// A sandbox in the hands of `wrap`.
#[wasm_bindgen(js_name = __Sandbox, skip_typescript)]
pub struct DrivenSandbox(Sandbox);

#[wasm_bindgen(js_class = __Sandbox)]
impl DrivenSandbox {
    /// Answers a request: `{ status, fields, text }`. Headers are a list of names, each with its value after it.
    #[expect(clippy::needless_pass_by_value, reason = "the types that wasm-bindgen takes")]
    pub fn handle(
        &mut self,
        method: &str,
        url: String,
        headers: Vec<String>,
        body: Option<String>,
        now: f64,
    ) -> JsValue {
        let headers: Headers = headers.chunks_exact(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
        let request = HttpRequest { method: Method::from_name(method), url, headers, body };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time; saturates")]
        let response = self.0.handle(&request, now as u64);
        let fields: Vec<_> = response.headers.iter().flat_map(|(name, value)| [name, value]).collect();
        plain::object(&[
            ("status", response.status.into()),
            ("fields", plain::texts(&fields)),
            ("text", response.body.into()),
        ])
    }

    /// The connections, as JSON.
    #[must_use]
    pub fn connections(&self) -> String {
        Json::Array(self.0.connections().into()).to_string()
    }

    /// The requests, as JSON.
    #[must_use]
    pub fn requests(&self) -> String {
        Json::Array(self.0.requests().iter().map(crate::sandbox::RecordedRequest::to_json).collect()).to_string()
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        self.0.reset();
    }
}

#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** What there is in a sandbox. */
export interface SandboxOptions {
  /**
   * The integrations of the environment, or `"*"`: every identifier is a Slack integration with credentials. Without
   * `credentials`, Novu refuses a refresh token.
   * @default "*"
   */
  integrations?:
    | "*"
    | {
        identifier: string;
        /** @default "slack" */
        providerId?: ProvidersIdEnum;
        /** @default "chat" */
        channel?: ChannelTypeEnum;
        credentials?: { clientId: string; secretKey: string };
      }[];
  /**
   * The ids of the subscribers, or `"*"`: every id is one.
   * @default "*"
   */
  subscribers?: "*" | string[];
  /**
   * The secret key that is right.
   * @default any
   */
  secretKey?: string;
  /**
   * Whether Novu's idempotency is on for the organization: an answer is then repeated for 24 hours to whoever sends the
   * same `Idempotency-Key`.
   * @default false, as for most organizations
   */
  idempotency?: boolean;
  /**
   * Novu's limit of requests: a token bucket for a window of `windowSeconds`, with `burst` tokens in it.
   * @default none
   */
  rateLimit?: { perSecond: number; windowSeconds?: number; burst?: number };
  /**
   * Where generated identifiers begin: the same seed gives the same ones. A whole number.
   * @default 0
   */
  seed?: number;
}

/** An in-memory Novu. */
export interface Sandbox {
  /** Answers as Novu would; for the option `fetch` of a call. */
  fetch: typeof fetch;
  /** Answers a request as Novu would; for a server. */
  handle(request: Request): Promise<Response>;
  /** The connections, oldest first. */
  connections(): GetChannelConnectionResponseDto[];
  /** The requests that were answered, in their order. */
  requests(): RecordedRequest[];
  /** Forgets connections and requests. */
  reset(): void;
}

/** A request that was answered, with `[redacted]` in place of secret keys and tokens. */
export interface RecordedRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: string | null;
  /** The status of the answer. */
  status: number;
}
"#;
