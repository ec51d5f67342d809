// What `fetch` and a server make of the sandbox. It decides nothing: `sandbox` says what reaches the caller.

import { NovuError } from "./novu-error.js";

/** What the sandbox takes from the runtime. */
const needed = ["Request", "Response", "Headers"];

/**
 * Says what is missing. Otherwise `fetch` would reject with a ReferenceError, which a client takes for a connection that failed, and
 * tries again.
 */
function expectGlobals() {
  const missing = needed.filter((name) => typeof globalThis[name] !== "function");
  if (missing.length === 0) return;
  const message =
    `The sandbox needs ${missing.join(", ")} of the runtime, which has none here: jest-environment-jsdom hides those of Node. Run the test ` +
    "in Jest's environment node, with @jest-environment node at the beginning of its file, or in one that has them, like jest-fixed-jsdom.";
  throw new NovuError(message, { code: "configuration", outcome: "not_created", attempts: 0 });
}

/**
 * The options as JSON; `undefined` where they cannot be read. What JSON would leave out becomes -1, which no option may be, but
 * for the body of an answer: that is what `JSON.stringify` makes of it.
 */
export function jsonOfOptions(options) {
  const isLost = (value) => ["function", "symbol", "bigint"].includes(typeof value) || (typeof value === "number" && !Number.isFinite(value));
  const replace = (name, value) => {
    if (name === "body" && typeof value !== "string") return JSON.parse(JSON.stringify(value) ?? "null");
    if (typeof Headers === "function" && value instanceof Headers) return [...value];
    return isLost(value) ? -1 : value;
  };
  try {
    return JSON.stringify(options, replace);
  } catch {
    return undefined;
  }
}

/** A member that is a text; `undefined` where there is none. */
export function textOf(fields, name) {
  const text = fields?.[name];
  return typeof text === "string" ? text : undefined;
}

/** Why a text is not JSON, in the words of this runtime; `undefined` for a text that is JSON. */
export function syntaxError(text) {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error.message;
  }
}

/** The object that users have of a sandbox. */
export function wrap(sandbox) {
  const answer = async (request, signal = request.signal) => {
    signal?.throwIfAborted();
    const body = request.body === null ? undefined : await decodedText(request);
    signal?.throwIfAborted();
    const { method, url } = request;
    const [delivery, fault] = sandbox.deliver(method, url, [...request.headers], body, Date.now());
    const { kind, response, delayMs } = delivery;
    const reason = `The sandbox broke the connection: ${fault}.`;
    if (kind === "broken") throw broken("fetch failed", reason);
    if (kind === "silence") await wait(undefined, signal);
    if (delayMs > 0) await wait(delayMs, signal);
    // A Response with a status that has no body takes none, not even an empty one.
    const answered = new Response(kind === "beginning" ? beginning(response.body, reason) : response.body || null, response);
    // Only the runtime's own fetch sets it.
    return Object.defineProperty(answered, "url", { value: url.split("#")[0], enumerable: true, configurable: true });
  };
  expectGlobals();
  return {
    async fetch(input, init) {
      expectGlobals();
      return answer(new Request(input, init), init?.signal ?? input?.signal);
    },
    handle: (request) => answer(request),
    connections: () => sandbox.connections(),
    requests: () => sandbox.requests(),
    reset: () => sandbox.reset(),
  };
}

/** How the runtime calls each encoding that a body may have. Node before 24.7 cannot decode `br`. */
const formats = { gzip: "gzip", deflate: "deflate", br: "brotli" };

/** The text of a body; `undefined` if it cannot be decoded. */
async function decodedText(request) {
  const format = formats[request.headers.get("Content-Encoding")?.toLowerCase()];
  if (!format) return request.text();
  try {
    return await new Response(request.body.pipeThrough(new DecompressionStream(format))).text();
  } catch {
    return undefined;
  }
}

/** Waits, for ever where no time is given, and rejects as soon as the signal aborts. */
async function wait(ms, signal) {
  let timer, abort;
  try {
    await new Promise((resolve, reject) => {
      abort = () => reject(signal.reason);
      signal?.addEventListener("abort", abort);
      if (ms !== undefined) timer = setTimeout(resolve, ms);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** As a runtime rejects. */
const broken = (message, reason) => new TypeError(message, { cause: new Error(reason) });

/** A body that breaks off after this text. */
function beginning(text, reason) {
  let isSent = false;
  const pull = (controller) => {
    if (isSent) return controller.error(broken("terminated", reason));
    isSent = true;
    controller.enqueue(new TextEncoder().encode(text));
  };
  return new ReadableStream({ pull }, { highWaterMark: 0 });
}
