use wasm_bindgen::prelude::*;

use super::{Returned, plain};
use crate::{
    error::{NovuError, NovuErrorCode},
    http::{Headers, HttpRequest, Method},
    json::Json,
    sandbox::{Delivery, FaultKind, Options, Sandbox},
};

#[wasm_bindgen(module = "/src/js/sandbox.js")]
extern "C" {
    /// The options as JSON; `None` where they cannot be read.
    #[wasm_bindgen(js_name = jsonOfOptions)]
    fn json_of_options(options: &JsValue) -> Option<String>;

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
        let json = json_of_options(options).and_then(|text| Json::parse(&text).ok());
        Options::from_json(&json.unwrap_or(Json::Null))
    };
    let options = options
        .map_err(|fault| NovuError::before_sending(NovuErrorCode::Configuration, format!("createSandbox: {fault}")))?;
    Ok(wrap(DrivenSandbox(Sandbox::new(options))))
}

/// A sandbox in the hands of `wrap`.
#[wasm_bindgen(js_name = __Sandbox, skip_typescript)]
pub struct DrivenSandbox(Sandbox);

#[wasm_bindgen(js_class = __Sandbox)]
impl DrivenSandbox {
    /// What reaches the caller: `{ status, fields, text, delayMs, breaks }`. Headers are a list of names, each with its
    /// value after it. Without `status` there is no answer; `breaks` says why the connection breaks, where it does.
    #[expect(clippy::needless_pass_by_value, reason = "the types that wasm-bindgen takes")]
    pub fn deliver(
        &mut self,
        method: &str,
        url: String,
        headers: Vec<String>,
        body: Option<String>,
        now: f64,
    ) -> Returned {
        let headers: Headers = headers.chunks_exact(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
        let request = HttpRequest { method: Method::from_name(method), url, headers, body };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time; saturates")]
        let (delivery, fault) = self.0.deliver(&request, now as u64);
        let (response, delay_ms, breaks) = match delivery {
            Delivery::Answer(response, delay_ms) => (Some(response), delay_ms, false),
            Delivery::Beginning(response) => (Some(response), 0, true),
            Delivery::Broken => (None, 0, true),
            Delivery::Silence => (None, 0, false),
        };
        let reason = || format!("The sandbox broke the connection: {}.", fault.map_or("", FaultKind::as_str)).into();
        let [status, fields, text] = response.map_or([JsValue::UNDEFINED; 3], |response| {
            let fields: Vec<_> = response.headers.iter().flat_map(|(name, value)| [name, value]).collect();
            [response.status.into(), plain::texts(&fields).into(), response.body.into()]
        });
        #[expect(clippy::cast_precision_loss, reason = "of what a timer can wait, nothing is lost")]
        Ok(plain::object(&[
            ("status", status),
            ("fields", fields),
            ("text", text),
            ("delayMs", (delay_ms as f64).into()),
            ("breaks", if breaks { reason() } else { JsValue::UNDEFINED }),
        ]))
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
   * What goes wrong on the way. Of several faults that apply to a request, the first is used.
   * @default nothing
   */
  faults?: SandboxFault[];
  /**
   * Where generated identifiers, and faults by probability, begin: the same seed gives the same ones. A whole number.
   * @default 0
   */
  seed?: number;
}

/**
 * Something that goes wrong: with the requests whose numbers are `on`, or with each with the probability `p`; without
 * both, with every request. All requests count, look-ups too, from 1 since the sandbox was created or reset.
 * @example
 * // The first answer is lost; a fifth of the others come late.
 * createSandbox({ faults: [{ kind: "drop-after", on: 1 }, { kind: "delay", ms: 3_000, p: 0.2 }], seed: 7 });
 */
export type SandboxFault = { on?: number | number[]; p?: number } & (
  | { kind: Exclude<FaultKind, "delay" | "status"> }
  | { kind: "delay"; ms: number }
  | {
      kind: "status";
      /** 200 to 599. */
      status: number;
      headers?: NonNullable<RequestInit["headers"]>;
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
  /** The connections, oldest first. */
  connections(): GetChannelConnectionResponseDto[];
  /** The requests that arrived, in their order. */
  requests(): RecordedRequest[];
  /** Forgets all that has happened; requests count from 1 again, and the seed begins anew. */
  reset(): void;
}

/** A request that arrived, with `[redacted]` in place of secret keys and tokens. */
export interface RecordedRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: string | null;
  /** The status of the answer, also where that was lost. */
  status: number;
}
"#;
