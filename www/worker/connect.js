import { createChannelConnection, isNovuError } from "novu-channel-connections";
import { novu } from "./novu.js";
import { readText } from "./read-text.js";
import { Refusal } from "./refusal.js";

/** POST /api/connect: creates a connection with the secret key that only the worker has. */
export async function connect(request, env) {
  try {
    // Read before anything is refused: an answer to a half-read request would cost its sender the connection.
    const text = await readText(request);
    admit(request);
    const { auth, ...connection } = await createChannelConnection(parse(text), novu(env));
    return answer(201, connection);
  } catch (error) {
    return refuse(error);
  }
}

function admit(request) {
  const { method, headers, url } = request;
  if (method !== "POST") throw new Refusal(405, "method_not_allowed", "Use POST.", { Allow: "POST" });
  // Browsers name the page that a POST comes from; curl does not.
  const origin = headers.get("Origin");
  if (origin !== null && origin !== new URL(url).origin) throw new Refusal(403, "forbidden", "Another site's page may not connect.");
  if (!/^application\/json\s*(;|$)/i.test(headers.get("Content-Type") ?? "")) {
    throw new Refusal(415, "unsupported_media_type", "Send the request as application/json.");
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "bad_request", "The request is not JSON.");
  }
}

function refuse(error) {
  if (error instanceof Refusal) return answer(error.status, { code: error.code, message: error.message, outcome: "not_created" }, error.headers);
  if (!isNovuError(error)) {
    console.error(error);
    return answer(500, { code: "internal_error", message: "The worker failed.", outcome: "unknown" });
  }
  const { code, message, outcome, status, issues, connectionIdentifier } = error;
  return answer(statusOf(error), { code, message, outcome, status, issues, connectionIdentifier });
}

const statuses = {
  validation: 422,
  bad_request: 400,
  not_found: 404,
  conflict: 409,
  payload_too_large: 413,
  unprocessable: 422,
  rate_limited: 429,
  configuration: 500,
  timeout: 504,
};

/** What is not the caller's fault is a fault of the way to Novu: a key that Novu refuses, for example. */
const statusOf = ({ code }) => statuses[code] ?? 502;

const answer = (status, body, headers) => Response.json(body, { status, headers: { ...headers, "Cache-Control": "no-store" } });
