use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::serialize::to_js;
use crate::{
    error::{NovuError, NovuErrorCode},
    http::{HttpRequest, Method},
    json::Json,
    sandbox::{Options, Sandbox},
};

#[wasm_bindgen(module = "/src/wasm/sandbox.js")]
extern "C" {
    /// The options as JSON; `None` where they cannot be read.
    #[wasm_bindgen(js_name = jsonOfOptions)]
    fn json_of_options(options: &JsValue) -> Option<String>;

    /// Why a text is not JSON; `None` for a text that is JSON.
    #[wasm_bindgen(js_name = syntaxError)]
    fn syntax_error(text: &str) -> Option<String>;

    fn wrap(sandbox: SandboxHandle) -> JsValue;
}

/// Creates an in-memory Novu, for tests and demos. Pass `sandbox.fetch` as the option `fetch` of a call, or call
/// `sandbox.handle` in a real server. It answers as Novu does, with the same statuses, bodies and order of checks.
///
/// @throws {NovuError} `configuration` if an option is wrong, or if the runtime has no `Request`, `Response` or `Headers`.
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
        let json = json_of_options(options).and_then(|text| serde_json::from_str(&text).ok());
        Options::from_json(&json.unwrap_or(Json::Null))
    };
    let options =
        options.map_err(|fault| NovuError::new(NovuErrorCode::Configuration, format!("createSandbox: {fault}")))?;
    Ok(wrap(SandboxHandle(Sandbox::with_syntax_error(options, syntax_error))))
}

/// A sandbox in the hands of `wrap`.
#[wasm_bindgen(js_name = __Sandbox, skip_typescript)]
pub struct SandboxHandle(Sandbox);

#[wasm_bindgen(js_class = __Sandbox)]
impl SandboxHandle {
    /// What reaches the caller, and the kind of the fault, if there is one: `[Delivery, FaultKind | null]`.
    pub fn deliver(
        &mut self,
        method: &str,
        url: String,
        headers: Vec<Array>,
        body: Option<String>,
        now: f64,
    ) -> Result<JsValue, JsValue> {
        let text = |part: JsValue| part.as_string().unwrap_or_default();
        let headers = headers.into_iter().map(|field| (text(field.get(0)), text(field.get(1)))).collect();
        let request = HttpRequest { method: Method::from_name(method), url, headers, body };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time; saturates")]
        Ok(to_js(&self.0.deliver(&request, now as u64)))
    }

    /// The connections, oldest first, with all of `auth`.
    pub fn connections(&self) -> Result<JsValue, JsValue> {
        Ok(to_js(&self.0.connections()))
    }

    /// The requests that arrived, in their order.
    pub fn requests(&mut self) -> Result<JsValue, JsValue> {
        Ok(to_js(&self.0.requests()))
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        self.0.reset();
    }
}

#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** The options of a sandbox. */
export interface SandboxOptions {
  /**
   * The integrations that exist. `"*"` accepts every identifier, as a Slack integration with credentials. If an integration
   * has no `credentials`, a refresh token is refused, as by Novu.
   * @default "*"
   */
  integrations?:
    | "*"
    | {
        identifier: string;
        /** @default "slack" */
        providerId?: ProvidersIdEnum | undefined;
        /** @default "chat" */
        channel?: ChannelTypeEnum | undefined;
        credentials?: { clientId: string; secretKey: string } | undefined;
      }[]
    | undefined;
  /**
   * The ids of the subscribers that exist. `"*"` accepts every id.
   * @default "*"
   */
  subscribers?: "*" | string[] | undefined;
  /**
   * The only secret key that is accepted.
   * @default any without white space
   */
  secretKey?: string | undefined;
  /**
   * Whether Novu's idempotency is on for the organization. Then a request with the same `Idempotency-Key` gets the same
   * answer for 24 hours.
   * @default false, as for most organizations
   */
  idempotency?: boolean | undefined;
  /**
   * Novu's rate limit: a token bucket with `burst` tokens, for windows of `windowSeconds`, which is 5 if it is left out.
   * `burst` is then a tenth more than the requests of a window.
   * @default none
   */
  rateLimit?: { perSecond: number; windowSeconds?: number | undefined; burst?: number | undefined } | undefined;
  /**
   * What goes wrong. If several faults apply to a request, the first one is used.
   * @default nothing
   */
  faults?: SandboxFault[] | undefined;
  /**
   * A whole number of at least 0. The same seed gives the same generated identifiers, and the same faults by probability.
   * @default 0
   */
  seed?: number | undefined;
}

/**
 * Something that goes wrong: with the requests whose numbers are in `on`, with each request with the probability `p`, or,
 * without both, with every request. Numbers count all requests, look-ups too, from 1, since the sandbox was created or
 * reset.
 * @example
 * // The first answer is lost; a fifth of the others come late.
 * createSandbox({ faults: [{ kind: "drop-after", on: 1 }, { kind: "delay", ms: 3_000, p: 0.2 }], seed: 7 });
 */
export type SandboxFault = { on?: number | number[] | undefined; p?: number | undefined } & (
  | { kind: Exclude<FaultKind, "delay" | "status"> }
  | { kind: "delay"; ms: number }
  | {
      kind: "status";
      /** The status, 200 to 599. */
      status: number;
      headers?: NonNullable<RequestInit["headers"]> | undefined;
      /** A text is sent unchanged, any other value as JSON. */
      body?: unknown;
    }
);

/** An in-memory Novu. */
export interface Sandbox {
  /**
   * A `fetch` that answers as Novu would, for the option `fetch` of a call. If a fault breaks the connection, it rejects
   * with a `TypeError`, as a real `fetch` does.
   */
  fetch: typeof fetch;
  /**
   * Answers a request as Novu would, for a server. It rejects if a fault breaks the connection, and its body fails if a
   * fault truncates it. In both cases the server must close the connection instead of answering with an error.
   */
  handle(request: Request): Promise<Response>;
  /** Returns the stored connections, oldest first, with all of `auth`. Novu's answers have only the access token. */
  connections(): GetChannelConnectionResponseDto[];
  /** Returns the requests that arrived, in their order, with `[redacted]` in place of secrets. */
  requests(): RecordedRequest[];
  /** Deletes all connections and recorded requests. Requests count from 1 again, and the seed starts again. */
  reset(): void;
}
"#;
