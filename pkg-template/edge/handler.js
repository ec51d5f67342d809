// The input and output of the handler at the edge. It decides nothing: the Rust does, in src/edge/ of the repository.

import { isNovuError } from "snippets/novu-error.js";
import { get, now } from "snippets/runtime.js";
import { readText, watch } from "snippets/transport.js";
import { createChannelConnection, retrieveChannelConnection } from "../api.js";
import { __edge_admit, __edge_authorize, __edge_end } from "../client_bg.js";
import { allowedHeaders, commonHeaders, connectionMembers, errorMembers, maxBodyBytes, pageMembers, preflightHeaders, refusals, scopeMembers } from "../edge-tables.js";

/** For how long the body of a refused request is read. */
const drainMs = 1_000;

export async function handleCreateChannelConnection(request, options) {
  const { method, url, headers } = request;
  const origin = headers.get("Origin");
  const admitted = __edge_admit(
    {
      method,
      url,
      origin,
      fetchSite: headers.get("Sec-Fetch-Site"),
      contentType: headers.get("Content-Type"),
      allowedOrigins: [get(options, "allowedOrigins")].flat(),
    },
    options,
  );
  // By the time the page's call tells its own connection from one of an earlier call, and not every runtime says it.
  const everywhere = { ...commonHeaders, Date: new Date().toUTCString() };
  const ownHeaders = admitted.isAllowedOrigin ? { ...everywhere, ...allowedHeaders, "Access-Control-Allow-Origin": origin } : everywhere;
  const early = earlyAnswer(admitted);
  const abort = watch(get(options, "signal") ?? undefined);
  const read = (signal) => readText(request, maxBodyBytes, signal);
  try {
    if (!early) return respond(await answer(request, options, admitted, abort, read), ownHeaders);
    // Some servers, workerd among them, cut the connection of whoever is answered before the body was read.
    if (request.body && !request.bodyUsed) await watch().within(drainMs, read);
    return respond(early, ownHeaders);
  } finally {
    abort.end();
  }
}

/** The answer to what needs neither its body nor a decision. */
function earlyAnswer({ refusal, isPreflight, error }) {
  if (refusal) return refusals[refusal];
  if (isPreflight) return { status: 204, headers: preflightHeaders };
  return error && answerTo(undefined, error);
}

/** Reads the body, lets the application decide, and makes the call, in the time of one call. */
async function answer(request, options, { identifier, timeoutMs }, { within }, read) {
  const deadline = now() + timeoutMs;
  const timeLeft = () => Math.max(1, Math.ceil(deadline - now()));
  const isLookUp = identifier !== undefined;
  let body;
  if (!isLookUp) {
    const { value, timedOut } = await within(timeLeft(), async (signal) => [await read(signal)]);
    if (!value) return timedOut ? refusals.bodyTimeout : refusals.bodyBroken;
    if (value[0] === undefined) return refusals.bodyTooLarge;
    try {
      body = JSON.parse(value[0]);
    } catch {
      return refusals.bodyNotJson;
    }
  }
  const { value, timedOut } = await within(timeLeft(), () => authorize(options, request, body));
  if (!value) return timedOut ? refusals.authorizeTimeout : refusals.authorizeFailed;
  const [decision] = value;
  if (isResponse(decision)) return { response: decision };
  const { refusal, scope, idempotencyKey } = __edge_authorize(decision, body, request.headers.get("Idempotency-Key") ?? "");
  if (refusal) {
    if (refusals[refusal].log) console.error(refusals[refusal].log);
    return refusals[refusal];
  }
  const ownRequest = { ...pick(body, pageMembers), ...pick(scope, scopeMembers) };
  const own = Object.create(options, {
    timeoutMs: { value: timeLeft() },
    idempotencyKey: { value: get(options, "idempotencyKey") ?? (idempotencyKey ? await digest(`${idempotencyKey}\n${JSON.stringify(ownRequest)}`) : undefined) },
  });
  try {
    const connection = await (isLookUp ? retrieveChannelConnection(identifier, own) : createChannelConnection(ownRequest, own));
    return answerTo(connection, undefined, scope, isLookUp);
  } catch (error) {
    // What else it can be is the reason of the application's own signal.
    if (!isNovuError(error)) throw error;
    return answerTo(undefined, error, scope, isLookUp);
  }
}

/** The answer once the call has ended. */
function answerTo(connection, error, scope, isLookUp = false) {
  const { refusal, status, retryAfter } = __edge_end(connection, error, scope, isLookUp);
  if (refusal) return refusals[refusal];
  const headers = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
  return { status, headers, body: error ? pick(error, errorMembers) : pick(connection, connectionMembers) };
}

/** The members of these names that an object has. */
const pick = (object, names) => Object.fromEntries(names.filter((name) => Object.hasOwn(object ?? {}, name) && object[name] !== undefined).map((name) => [name, object[name]]));

async function authorize(options, request, body) {
  try {
    return [await get(options, "authorize").call(options, request, body)];
  } catch (error) {
    // The page does not get it: nowhere else could the application find it.
    console.error(error);
    throw error;
  }
}

/** By its tag, not by instanceof: the value may come from another realm. */
const isResponse = (value) => Object.prototype.toString.call(value) === "[object Response]";

function respond({ response, status, headers, body }, common) {
  if (response) return withHeaders(response, common);
  const init = { status, headers: { ...common, ...headers } };
  return body ? Response.json(body, init) : new Response(null, init);
}

/** A response of the application, with headers of ours. */
function withHeaders(response, common) {
  const { body, status, statusText } = response;
  try {
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(common)) headers.set(name, value);
    return new Response(body, { status, statusText, headers });
  } catch {
    // One that cannot be made anew: an error, or one that was read.
    return response;
  }
}

/** SHA-256 in hexadecimal. */
async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
