use js_sys::Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

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

/// An in-memory Novu, for tests and demos: `sandbox.fetch` goes into the option `fetch` of a call, `sandbox.handle` serves
/// a real server. It answers as Novu does: the same statuses, bodies and order of checks.
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
    let options = options
        .map_err(|fault| NovuError::before_sending(NovuErrorCode::Configuration, format!("createSandbox: {fault}")))?;
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

fn to_js<T: Serialize + ?Sized>(value: &T) -> JsValue {
    // It fails for no type of this crate.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
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
        providerId?: ProvidersIdEnum | undefined;
        /** @default "chat" */
        channel?: ChannelTypeEnum | undefined;
        credentials?: { clientId: string; secretKey: string } | undefined;
      }[]
    | undefined;
  /**
   * The ids of the subscribers, or `"*"`: every id is one.
   * @default "*"
   */
  subscribers?: "*" | string[] | undefined;
  /**
   * The secret key that is right.
   * @default any
   */
  secretKey?: string | undefined;
  /**
   * Whether Novu's idempotency is on for the organization: an answer is then repeated for 24 hours to whoever sends the
   * same `Idempotency-Key`.
   * @default false, as for most organizations
   */
  idempotency?: boolean | undefined;
  /**
   * Novu's limit of requests: a token bucket for a window of `windowSeconds`, with `burst` tokens in it.
   * @default none
   */
  rateLimit?: { perSecond: number; windowSeconds?: number | undefined; burst?: number | undefined } | undefined;
  /**
   * What goes wrong on the way. Of several faults that apply to a request, the first is used.
   * @default nothing
   */
  faults?: SandboxFault[] | undefined;
  /**
   * Where generated identifiers, and faults by probability, begin: the same seed gives the same ones. A whole number.
   * @default 0
   */
  seed?: number | undefined;
}

/**
 * Something that goes wrong: with the requests whose numbers are `on`, or with each with the probability `p`; without
 * both, with every request. All requests count, look-ups too, from 1 since the sandbox was created or reset.
 * @example
 * // The first answer is lost; a fifth of the others come late.
 * createSandbox({ faults: [{ kind: "drop-after", on: 1 }, { kind: "delay", ms: 3_000, p: 0.2 }], seed: 7 });
 */
export type SandboxFault = { on?: number | number[] | undefined; p?: number | undefined } & (
  | { kind: Exclude<FaultKind, "delay" | "status"> }
  | { kind: "delay"; ms: number }
  | {
      kind: "status";
      /** 200 to 599. */
      status: number;
      headers?: NonNullable<RequestInit["headers"]> | undefined;
      /** A text is sent as it is, anything else as JSON. */
      body?: unknown;
    }
);

/** An in-memory Novu. */
export interface Sandbox {
  /** Answers as Novu would; for the option `fetch` of a call. A connection that breaks is a `TypeError`, as in a runtime. */
  fetch: typeof fetch;
  /**
   * Answers a request as Novu would; for a server. It rejects where a fault breaks the connection, and the body breaks off
   * where it truncates: the server has to close the connection then, rather than answer with an error of its own.
   */
  handle(request: Request): Promise<Response>;
  /** The connections, oldest first. All of `auth` is there, with refresh token and dates, of which Novu's answers have little. */
  connections(): GetChannelConnectionResponseDto[];
  /** The requests that arrived, in their order. */
  requests(): RecordedRequest[];
  /** Forgets all that has happened; requests count from 1 again, and the seed begins anew. */
  reset(): void;
}
"#;
