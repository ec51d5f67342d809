// The input and output of a call: `fetch`, timers, the abort signal. It decides nothing: `call` says what to do.
//
// JavaScript and not Rust, since futures and closures in the wasm would add 6 KB, compressed, to every bundle.

/** A longer delay would fire at once in every runtime. */
const longestDelayMs = 2 ** 31 - 1;

/** Does what `call` says, tells it what came back, and settles as it ends. */
export async function drive(call, fetch, headers, signal, headerNames, longestBody) {
  const watched = watch(signal);
  try {
    if (watched.isSignal) watched.throwIfAborted();
    let told;
    // At first: the signal is none.
    for (let timedOut = !watched.isSignal; ; ) {
      const step = call.step(told, timedOut, performance.now());
      if (step instanceof Error) throw step;
      if ("result" in step) return step.result;
      const ended = await watched.within(step.timeoutMs, (signal) =>
        step.head ? exchange(step, fetch, headers, signal, headerNames, longestBody) : answerOf(step.ask),
      );
      told = ended.value;
      timedOut = ended.timedOut === true;
    }
  } finally {
    watched.end();
    call.free();
  }
}

/** Watches an abort signal, if there is one. */
export function watch(signal) {
  // Ends the work at hand.
  let end = () => {};
  const abort = () => end({});
  // A signal that is an object of somebody's own may throw.
  const isAborted = () => quietly(() => signal?.aborted) === true;

  const throwIfAborted = () => {
    if (isAborted()) throw quietly(() => signal.reason);
  };

  return {
    isSignal: quietly(() => (signal?.addEventListener("abort", abort), true)),
    throwIfAborted,
    end: () => quietly(() => signal?.removeEventListener("abort", abort)),

    /**
     * `{ value }` of the work, an async function, `{ timedOut }` if it takes too long, `{}` if it fails; once aborted it
     * rejects at once.
     */
    async within(ms, work) {
      const controller = new AbortController();
      let timer;
      // One promise, and not a race of three: fewer steps for each attempt.
      const ended = await new Promise((settle) => {
        end = settle;
        if (isAborted()) return abort();
        timer = setTimeout(settle, Math.min(ms, longestDelayMs), { timedOut: true });
        work(controller.signal).then((value) => settle({ value }), () => settle({}));
      });
      clearTimeout(timer);
      if (!("value" in ended)) controller.abort();
      throwIfAborted();
      return ended;
    },
  };
}

/** What a function returns; `undefined` if it throws. */
function quietly(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/**
 * What `call` tells to do, made in Rust: to send (a head of method, URL and header fields, a line each, and a body), to ask
 * a function (without one: to wait), or that it has ended.
 */
export const send = (head, body, timeoutMs) => ({ head, body, timeoutMs });
export const ask = (ask, timeoutMs) => ({ ask, timeoutMs });
export const done = (result, created) => ({ result: created === undefined ? result : { connection: result, created } });

/** What a function returns, in a list; without a function, nothing ever comes. */
const answerOf = async (ask) => [await (ask ? ask() : new Promise(() => {}))];

/** Tells a listener of an event; what it throws, or rejects with, is its own affair. */
export function tell(listener, event) {
  quietly(() => Promise.resolve(listener(event)).catch(() => {}));
}

/** Fetches a page when the loop gets there, and stops with the loop. `pages` says which one is next, and what is in it. */
export async function* iterate(pages) {
  try {
    for (let page; (page = pages.fetchNext()); ) yield* pages.turn(await page);
  } finally {
    pages.free();
  }
}

/** The `fetch` of the runtime. */
export const runtimeFetch = () => globalThis.fetch;

/**
 * Whether this code runs in a browser, where whoever opens the page can read it: in a page, which has a document, or in a
 * worker of one, whose browser calls itself Mozilla. Whatever imitates a page elsewhere (jsdom, linkedom) runs in Node,
 * Deno, Bun, Cloudflare's workers or an edge runtime, which say so.
 */
export const isPage = () => {
  const { document, importScripts, navigator, process, Deno, Bun, WebSocketPair, EdgeRuntime } = globalThis;
  if (process?.versions?.node || Deno || Bun || WebSocketPair || EdgeRuntime) return false;
  const isWorker = typeof importScripts === "function" && String(navigator?.userAgent).startsWith("Mozilla/");
  return isWorker || typeof document?.nodeType === "number";
};

/** Status, the headers that a call reads (a line each), how the body ended (0 whole, 1 too long, 2 broken), and its JSON. */
async function exchange({ head, body }, fetch, init, signal, headerNames, longestBody) {
  const lines = head.split("\n");
  const [method, url] = lines;
  // An object, of which `fetch` makes `Headers` anyway.
  const headers = fieldsOf(lines.slice(2), { ...init });
  // Not "error", which workerd does not know.
  const response = await fetch(url, { method, headers, body, redirect: "manual", signal });
  // Of a success a call reads none.
  const values = response.ok ? [] : headerNames.split(",").map((name) => response.headers.get(name));
  const { status } = response;
  const read = values.join("\n");
  try {
    const text = await readText(response, longestBody);
    return text === undefined ? [status, read, 1] : [status, read, 0, quietly(() => JSON.parse(text))];
  } catch {
    return [status, read, 2];
  }
}

/** Header fields, each a line, put into an object. */
export function fieldsOf(lines, fields = {}) {
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 1);
  }
  return fields;
}

/** The text of a body; `undefined` if it is too long, and then no more of it is read. */
export async function readText(response, longest, signal) {
  // A fetch that is not the runtime's own may have no stream.
  if (!response.body?.getReader) return response.text();
  const reader = response.body.getReader();
  signal?.addEventListener("abort", () => reader.cancel().catch(() => {}));
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return decoder.decode(chunks.length === 1 ? chunks[0] : joined(chunks, length));
    length += value.byteLength;
    if (length > longest) {
      // Nobody waits for the end of it.
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
}

// One for all calls.
const decoder = /* @__PURE__ */ new TextDecoder();

function joined(chunks, length) {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
