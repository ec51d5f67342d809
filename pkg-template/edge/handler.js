// The input and output of the handler at the edge. It decides nothing: the Rust behind `__edge` does.

import { isMarker, parse, stringify } from "snippets/careful.js";
import { fieldsOf, readText, watch } from "snippets/host.js";
import { createChannelConnection, isNovuError } from "../api.js";
import { __edge, __lookUp } from "../client_bg.js";
import { refusals } from "../refusals.js";

/** What `__edge` is asked, in its order there. */
const [admit, decide, created, found, ended, longestBody, broken, slow, tooLarge, notJson, undecided, lateDecision] = Array(12).keys();

/** Asks the Rust, which takes a line for each of seven facts; what is no text is no fact. */
const ask = (what, facts = [], about = undefined) =>
  __edge(what, Array.from({ length: 7 }, (_, place) => (typeof facts[place] === "string" ? facts[place].replaceAll("\n", " ") : "")).join("\n"), about);

export async function handleCreateChannelConnection(request, options) {
  const [common, ...rest] = ask(admit, factsOf(request, options), options).split("\n\n");
  const admitted = rest.join("\n\n");
  const [first, ...toDo] = admitted.split("\n");
  if (first) {
    await drain(request);
    return respond(read(admitted), common);
  }
  const watched = watch(options.signal ?? undefined);
  try {
    return respond(await serve(request, options, toDo, watched), common);
  } finally {
    watched.end();
  }
}

function factsOf({ method, url, headers }, options) {
  const { origin, pathname } = new URL(url);
  const fields = ["Origin", "Sec-Fetch-Site", "Content-Type"].map((name) => headers.get(name) ?? "");
  return [method, origin, pathname, ...fields, [options?.allowedOrigins].flat().join(" ")];
}

/** For how long the body of a refused request is read. */
const drainedMs = 1_000;

/**
 * Reads what is left of a body, if that is little: some servers, workerd among them, cut the connection of whoever is
 * answered before, so that the answer is lost.
 */
async function drain(request) {
  if (request.body && !request.bodyUsed) await watch().within(drainedMs, (signal) => readText(request, Number(ask(longestBody)), signal));
}

/** Reads the body, lets the application decide, and makes the call, in the time of one call. */
async function serve(request, options, [identifier, timeoutMs, ofPage, ofScope], { within }) {
  const ends = performance.now() + Number(timeoutMs);
  const left = () => Math.max(1, Math.ceil(ends - performance.now()));
  let body;
  if (!identifier) {
    const reading = await within(left(), async (signal) => [await readText(request, Number(ask(longestBody)), signal)]);
    if (!reading.value) return read(ask(reading.timedOut ? slow : broken));
    const [text] = reading.value;
    if (text === undefined) return read(ask(tooLarge));
    body = parse(text);
    if (isMarker(body)) return read(ask(notJson));
  }
  const deciding = await within(left(), () => authorize(options, request, body));
  if (!deciding.value) return read(ask(deciding.timedOut ? lateDecision : undecided));
  const [decision] = deciding.value;
  if (isResponse(decision)) return { response: decision };
  // What JSON makes of it cannot change any more.
  const scope = parse(stringify(decision ?? null));
  const wanted = { ...pick(body, ofPage), ...pick(scope, ofScope) };
  const key = request.headers.get("Idempotency-Key") ?? "";
  const decided = ask(decide, [wanted.connectionMode, key, wanted.identifier], scope);
  if (!decided.startsWith("\n")) return read(decided);
  const own = Object.create(options, {
    timeoutMs: { value: left() },
    idempotencyKey: { value: options.idempotencyKey ?? (await digest(decided.slice(1), wanted)) },
  });
  try {
    if (!identifier) {
      const connection = await createChannelConnection(wanted, own);
      return read(ask(created), connection);
    }
    const connection = await __lookUp(identifier, own);
    return read(ask(found, [], { connection, scope }), connection);
  } catch (error) {
    // What else it can be is the reason of the application's own signal.
    if (!isNovuError(error)) throw error;
    const { code, outcome, status, retryAfterMs } = error;
    const retryAfter = retryAfterMs === undefined ? "" : `${Math.ceil(retryAfterMs / 1000)}`;
    return read(ask(ended, [code, outcome, `${status}`, retryAfter, identifier]), error);
  }
}

async function authorize(options, request, body) {
  try {
    return [await options.authorize(request, body)];
  } catch (error) {
    // The page is not told of it: nowhere else could the application find it.
    console.error(error);
    throw error;
  }
}

/** The members of these names, with commas between. */
const pick = (source, names) => Object.fromEntries(names.split(",").map((name) => [name, source?.[name]]));

/** An answer of `__edge`, or the place of a refusal: its status, its fields, and its body, from what it is about. */
function read(answer, source) {
  const [line, ...fields] = (answer.startsWith("#") ? refusals[answer.slice(1)] : answer).split("\n");
  const [status, what, ...message] = line.split(" ");
  const body = message.length > 0 ? { code: what, message: message.join(" ") } : what && pick(source, what);
  return { status: Number(status), fields: fields.join("\n"), body };
}

function respond({ response, status, fields, body }, common) {
  if (response) return dress(response, common);
  const headers = fieldsOf(`${common}\n${fields}`.split("\n"));
  return body ? Response.json(body, { status, headers }) : new Response(null, { status, headers });
}

/** By its tag, not by instanceof: the value may come from another realm. */
const isResponse = (value) => Object.prototype.toString.call(value) === "[object Response]";

/** A response of the application, with fields of ours. */
function dress(response, fields) {
  const { body, status, statusText } = response;
  try {
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(fieldsOf(fields.split("\n")))) headers.set(name, value);
    return new Response(body, { status, statusText, headers });
  } catch {
    // One that cannot be made anew: an error, or one that was read.
    return response;
  }
}

/** SHA-256 of a key and a request, in hexadecimal; `undefined` without a key. */
async function digest(key, request) {
  if (!key) return undefined;
  const text = new TextEncoder().encode(`${key}\n${JSON.stringify(request)}`);
  return Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", text)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
