// The input and output of the handler at the edge. It decides nothing: the Rust does, in src/edge/ of the repository.

import { isNovuError } from "snippets/novu-error.js";
import { get, now } from "snippets/runtime.js";
import { readText, watch } from "snippets/transport.js";
import { createChannelConnection, retrieveChannelConnection } from "../api.js";
import { __edge_admit, __edge_authorize, __edge_end } from "../client_bg.js";
import * as tables from "../edge-tables.js";

const { callOptions, commonHeaders, connectionMembers, errorMembers, maxBodyBytes, pageMembers, preflightHeaders, scopeMembers } = tables;

/** The answers to what is refused, by name. */
const refusals = Object.fromEntries(tables.refusalNames.map((name, index) => [name, tables.refusals[index]]));

const originPattern = new RegExp(tables.originPattern);
const isOrigin = (entry) => typeof entry === "string" && originPattern.test(entry);

/** For how long the body of a refused request is read. */
const drainMs = 1_000;

/**
 * Whether the wasm has trapped, in the middle of anything: then it is not called again. Nor is it made anew, since the pointers into its
 * memory that the glue handed out would then point into that of the new one.
 */
let isTrapped = false;

export async function handleCreateChannelConnection(request, options) {
  // Each is read once, and from the options themselves: a getter may need them for its `this`.
  const own = Object.fromEntries(callOptions.map((name) => [name, get(options, name)]));
  const abort = watch(own.signal ?? undefined);
  // By the time the page's call tells its own connection from one of an earlier call, and not every runtime says it.
  const headers = { ...commonHeaders, Date: new Date().toUTCString() };
  const read = (signal) => readText(request, maxBodyBytes, signal);
  try {
    const admitted = isTrapped ? { answer: logged(refusals.failed) } : admit(request, own, [get(options, "allowedOrigins") ?? []].flat());
    if (admitted.isAllowedOrigin) Object.assign(headers, tables.allowedHeaders, { "Access-Control-Allow-Origin": request.headers.get("Origin") });
    const early = earlyAnswer(admitted);
    if (!early) return respond(await answer(request, options, own, admitted, abort, read), headers);
    // Some servers, workerd among them, cut the connection of whoever is answered before the body was read.
    if (request.body && !request.bodyUsed) await watch().within(drainMs, read);
    return respond(early, headers);
  } catch (error) {
    isTrapped ||= get(error, "name") === "RuntimeError";
    abort.throwIfAborted();
    console.error(error);
    return respond(isNovuError(error) ? { status: 500, body: pick(error, errorMembers) } : refusals.failed, headers);
  } finally {
    abort.end();
  }
}

/** What the head of a request comes to. */
function admit({ method, url, headers }, own, allowedOrigins) {
  if (!allowedOrigins.every(isOrigin)) return { answer: refusals.allowedOrigins };
  const head = {
    method,
    url,
    origin: headers.get("Origin"),
    fetchSite: headers.get("Sec-Fetch-Site"),
    contentType: headers.get("Content-Type"),
    allowedOrigins,
  };
  return __edge_admit(head, own);
}

/** The answer to what needs neither its body nor a decision. */
function earlyAnswer({ answer, refusal, isPreflight, error, identifier }) {
  if (answer) return answer;
  if (refusal !== undefined) return tables.refusals[refusal];
  if (isPreflight) return { status: 204, headers: preflightHeaders };
  if (error) return answerTo(undefined, error);
  return identifier !== undefined && decoded(identifier) === undefined ? refusals.notFound : undefined;
}

/** The text of a percent-encoded segment of a path; `undefined` where it is none. */
function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** Reads the body, lets the application decide, and makes the call, in the time of one call. */
async function answer(request, options, own, { identifier, timeoutMs }, { within }, read) {
  const deadline = now() + timeoutMs;
  const timeLeft = () => Math.max(1, Math.ceil(deadline - now()));
  const ask = (name, ...values) => within(timeLeft(), () => call(options, name, values));
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
  const { value, timedOut } = await ask("authorize", request, body);
  if (!value) return timedOut ? refusals.authorizeTimeout : refusals.authorizeFailed;
  const [decision] = value;
  if (isResponse(decision)) return { response: decision };
  const { refusal, scope, idempotencyKey, identifier: chosen } = __edge_authorize(decision, body, request.headers.get("Idempotency-Key") ?? "");
  if (refusal !== undefined) return logged(tables.refusals[refusal]);
  if (isLookUp) return lookUp(decoded(identifier), { ...own, timeoutMs: timeLeft() }, scope);
  if (chosen !== undefined) {
    if ((get(options, "allowIdentifier") ?? undefined) === undefined) return refusals.identifier;
    const { value, timedOut } = await ask("allowIdentifier", chosen, { ...scope });
    if (!value) return timedOut ? refusals.allowIdentifierTimeout : refusals.allowIdentifierFailed;
    if (value[0] !== true) return refusals.identifier;
  }
  const ownRequest = { ...pick(body, pageMembers), ...pick(scope, scopeMembers) };
  if (idempotencyKey) own.idempotencyKey ??= await digest(`${idempotencyKey}\n${JSON.stringify(ownRequest)}`);
  try {
    return answerTo(await createChannelConnection(ownRequest, { ...own, timeoutMs: timeLeft() }));
  } catch (error) {
    const answer = failureTo(error);
    const inTheWay = error.connectionIdentifier;
    if (answer.status !== 409 || inTheWay === undefined) return answer;
    // Novu names a connection whoever it belongs to.
    const found = await lookUp(inTheWay, { ...own, timeoutMs: timeLeft() }, scope);
    return found.status === 200 ? { ...refusals.inTheWay, body: { ...refusals.inTheWay.body, connectionIdentifier: inTheWay } } : answer;
  }
}

/** The answer to a look whether a connection is in the scope. */
async function lookUp(identifier, own, scope) {
  try {
    return answerTo(await retrieveChannelConnection(identifier, own), undefined, scope, true);
  } catch (error) {
    return failureTo(error, true);
  }
}

/** The answer to a call that failed. */
function failureTo(error, isLookUp) {
  // What else it can be is a trap, or the reason of the application's own signal.
  if (!isNovuError(error)) throw error;
  return answerTo(undefined, error, undefined, isLookUp);
}

/** The answer once the call has ended. */
function answerTo(connection, error, scope, isLookUp = false) {
  const { refusal, status, retryAfter } = __edge_end(connection, error, scope, isLookUp);
  if (refusal !== undefined) return tables.refusals[refusal];
  const headers = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
  return { status, headers, body: error ? { ...pick(error, errorMembers), ...toldInstead(error) } : pick(connection, connectionMembers) };
}

const toldInstead = ({ code }) => Object.hasOwn(tables.toldInstead, code) && { message: tables.toldInstead[code] };

/** A refusal, with what it says to the application on the console. */
function logged(refusal) {
  if (refusal.log) console.error(refusal.log);
  return refusal;
}

/** The members of these names that an object has. */
const pick = (object, names) => Object.fromEntries(names.filter((name) => Object.hasOwn(object ?? {}, name) && object[name] !== undefined).map((name) => [name, object[name]]));

/** What a function among the options gives. */
async function call(options, name, values) {
  try {
    return [await get(options, name).call(options, ...values)];
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
