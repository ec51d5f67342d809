// The input and output of the handler at the edge. It decides nothing: the Rust does, in src/edge/ of the repository.

import { isNovuError } from "snippets/novu-error.js";
import { get, now } from "snippets/runtime.js";
import { readText, watch } from "snippets/transport.js";
import { __edge_admit, __edge_authorize } from "../client_bg.js";
import * as tables from "../edge-tables.js";
import { answerToFailure, errorBody, refusals } from "./answers.js";
import { perform } from "./operations.js";

const callDefaults = new Map(Object.entries(tables.callDefaults));

const originPattern = new RegExp(tables.originPattern);
const isOrigin = (entry) => typeof entry === "string" && originPattern.test(entry);
const isFilledText = (entry) => typeof entry === "string" && entry !== "";

/** For how long the body of a refused request is read. */
const drainMs = 1_000;

/**
 * Whether the wasm has trapped, in the middle of anything: then it is not called again. Nor is it made anew, since the pointers into its
 * memory that the glue handed out would then point into that of the new one.
 */
let isTrapped = false;

export const handleChannelConnections = (request, options) => handle(request, options, () => listOf(options, "operations") ?? ["create"]);

export const handleCreateChannelConnection = (request, options) => handle(request, options, () => ["create"]);

async function handle(request, options, operations) {
  // Each is read once, and from the options themselves: a getter may need them for its `this`.
  const own = Object.fromEntries(tables.callOptions.map((name) => [name, get(options, name) ?? callDefaults.get(name)]));
  const abort = watch(own.signal ?? undefined);
  const headers = { ...tables.commonHeaders };
  const read = (signal) => readText(request, tables.maxBodyBytes, signal);
  try {
    const admitted = isTrapped ? { answer: logged(refusals.failed) } : admit(request, own, operations(), listOf(options, "allowedOrigins") ?? []);
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
    return respond(isNovuError(error) ? { status: 500, body: errorBody(error) } : refusals.failed, headers);
  } finally {
    abort.unwatch();
  }
}

/** An option that is a list; `undefined` where it is missing. */
function listOf(options, name) {
  const list = get(options, name) ?? undefined;
  return list === undefined ? undefined : [list].flat();
}

/** What the head of a request comes to. */
function admit({ method, url, headers }, own, operations, allowedOrigins) {
  if (!allowedOrigins.every(isOrigin)) return { answer: refusals.allowedOrigins };
  const head = {
    method,
    url,
    origin: headers.get("Origin"),
    fetchSite: headers.get("Sec-Fetch-Site"),
    contentType: headers.get("Content-Type"),
    allowedOrigins,
    operations,
  };
  return __edge_admit(head, own);
}

/** The answer to what needs neither its body nor a decision. */
function earlyAnswer({ answer, refusal, allow, route, error, identifier }) {
  if (answer) return answer;
  if (refusal !== undefined) return { ...tables.refusals[refusal], headers: allow === undefined ? {} : { Allow: allow.join() } };
  if (route === "preflight") return { status: 204, headers: tables.preflightHeaders };
  if (error) return answerToFailure(error);
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
async function answer(request, options, own, { route, identifier, timeoutMs }, { within }, read) {
  const deadline = now() + timeoutMs;
  const timeLeft = () => Math.max(1, Math.ceil(deadline - now()));
  const ask = (name, ...values) => within(timeLeft(), () => call(options, name, values));
  const has = (name) => (get(options, name) ?? undefined) !== undefined;
  const integrations = listOf(options, "integrations");
  if (!(integrations ?? []).every(isFilledText)) return refusals.integrations;
  let body;
  if (["create", "update"].includes(route)) {
    const { value, timedOut } = await within(timeLeft(), async (signal) => [await read(signal)]);
    if (!value) return timedOut ? refusals.bodyTimeout : refusals.bodyBroken;
    if (value[0] === undefined) return refusals.bodyTooLarge;
    try {
      body = JSON.parse(value[0]);
    } catch {
      return refusals.bodyNotJson;
    }
  }
  if (!has("authorize")) return refusals.noAuthorize;
  const { value, timedOut } = await ask("authorize", request, body);
  if (!value) return timedOut ? refusals.authorizeTimeout : refusals.authorizeFailed;
  const [decision] = value;
  if (isResponse(decision)) return { response: decision };
  const { refusal, scope } = __edge_authorize(decision, body);
  if (refusal !== undefined) return logged(tables.refusals[refusal]);
  return perform(route, {
    request,
    body,
    scope,
    integrations,
    identifier: identifier && decoded(identifier),
    options: () => ({ ...own, timeoutMs: timeLeft() }),
    ask,
    has,
    // What a hook throws is on the console, and changes nothing.
    tell: async (name, value) => has(name) && (await ask(name, value, request)),
  });
}

/** A refusal, with what it says to the application on the console. */
function logged(refusal) {
  if (refusal.log) console.error(refusal.log);
  return refusal;
}

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

function respond(answer, ofAll) {
  // Every member is one of its own: what somebody gave to all objects is no part of an answer.
  const { response, status, headers, body } = { response: undefined, headers: undefined, body: undefined, ...answer };
  // The page's call compares it with `createdAt`, to tell its own connection from an earlier one. Not every runtime sets it.
  const common = { ...ofAll, Date: new Date().toUTCString() };
  if (response) return withHeaders(response, common);
  const init = { status, headers: { ...common, ...headers } };
  return body ? Response.json(body, init) : new Response(null, init);
}

/** A response of the application, with headers of ours. */
function withHeaders(response, common) {
  const { body, status, statusText } = response;
  try {
    const headers = new Headers(response.headers);
    // What else the response varies by, it still does.
    for (const [name, value] of Object.entries(common)) headers[name === "Vary" ? "append" : "set"](name, value);
    return new Response(body, { status, statusText, headers });
  } catch {
    // One that cannot be made anew: an error, or one that was read.
    return response;
  }
}
