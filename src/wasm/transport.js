// The input and output of a call: `fetch`, timers, the abort signal. It decides nothing: `call` says what to do.
//
// JavaScript and not Rust, since an odd `Response` may throw wherever it is touched, and promises in the wasm would add 6 KB to
// every bundle.

import { attempt } from "./runtime.js";

/** A longer delay would end at once in every runtime. */
const maxDelayMs = 2 ** 31 - 1;

/** Does what `call` says, gives it what came back, and settles as it ends. */
export async function run(call, getSecretKey, timeoutMs, fetch, headers, signal, maxBodyBytes) {
  const abort = watch(signal);
  try {
    abort.throwIfAborted();
    let step;
    if (getSecretKey) {
      const { value, timedOut } = await abort.within(timeoutMs, async () => [await getSecretKey()]);
      step = value ? call.start(value[0] || null) : call.ended(timedOut ? "timedOut" : "failed");
    } else {
      step = call.start();
    }
    for (;;) {
      switch (step.type) {
        case "resolve":
          return step.result;
        case "reject":
          throw step.error;
        case "wait":
          await abort.within(step.ms, never);
          step = call.elapsed();
          break;
        default: {
          const request = step;
          const { value, timedOut, error } = await abort.within(
            request.timeoutMs,
            (signal) => exchange(request, fetch, headers, signal, maxBodyBytes),
            () => call.ended("aborted"),
          );
          step = value
            ? call.ended(value.end, value.status, value.headers, value.json)
            : call.ended(timedOut ? "timedOut" : "failed", undefined, undefined, undefined, attempt(() => error.code || error.cause.code));
        }
      }
    }
  } finally {
    abort.unwatch();
    // After a trap the glue cannot free it; the trap is what the caller has to know.
    attempt(() => call.free());
  }
}

/** What `call` says to do, made by Rust. */
export const send = (method, url, headers, body, timeoutMs) => ({ type: "send", method, url, headers, body, timeoutMs });
export const wait = (ms) => ({ type: "wait", ms });
export const resolve = (result) => ({ type: "resolve", result });
export const upserted = (connection, created, workspace) => ({ connection, created, ...(workspace && { replaced: { workspace } }) });
export const reject = (error) => ({ type: "reject", error });

/** Watches an abort signal, if there is one. */
export function watch(signal) {
  // Settles the work at hand.
  let settle = () => {};
  const onAbort = () => settle({});
  const isAborted = () => signal !== undefined && attempt(() => signal.aborted) === true;

  const throwIfAborted = () => {
    if (isAborted()) throw attempt(() => signal.reason);
  };

  attempt(() => signal?.addEventListener("abort", onAbort));
  return {
    throwIfAborted,
    unwatch: () => attempt(() => signal?.removeEventListener("abort", onAbort)),

    /**
     * `{ value }` of the work, an async function, `{ timedOut }` if it takes too long, `{ error }` if it fails; once aborted it
     * calls `whenAborted` and rejects, at once. One work at a time.
     */
    async within(ms, work, whenAborted) {
      const controller = new AbortController();
      let timer;
      // One promise, and not a race of three, which takes more turns of the event loop.
      const ended = await new Promise((resolve) => {
        settle = resolve;
        if (isAborted()) return onAbort();
        timer = setTimeout(settle, Math.min(ms, maxDelayMs), { timedOut: true });
        work(controller.signal).then((value) => resolve({ value }), (error) => resolve({ error }));
      });
      clearTimeout(timer);
      if (!("value" in ended)) controller.abort();
      if (isAborted()) whenAborted?.();
      throwIfAborted();
      return ended;
    },
  };
}

const never = () => new Promise(() => {});

/** Calls a listener with an event; what it throws, or rejects with, is its own affair. */
export function notify(listener, event) {
  attempt(() => Promise.resolve(listener(event)).catch(() => {}));
}

/** Sends a request, and reads the answer: how that ended, and its JSON. */
async function exchange({ method, url, headers, body }, fetch, userHeaders, signal, maxBodyBytes) {
  // Not "error", which workerd does not know.
  const response = await fetch(url, { method, headers: userHeaders ? { ...headers, ...Object.fromEntries(userHeaders) } : headers, body, redirect: "manual", signal });
  if (attempt(() => isReadable(response)) !== true) return { end: "unreadable" };
  if (response.type === "error") return { end: "failed" };
  const answer = { status: response.status, headers: response.ok && method !== "GET" ? undefined : new Headers(response.headers) };
  try {
    const text = await readText(response, maxBodyBytes);
    return { ...answer, end: text === undefined ? "tooLarge" : "read", json: attempt(() => JSON.parse(text)) };
  } catch {
    return { ...answer, end: "broken" };
  }
}

const isReadable = ({ status, headers, body }) =>
  Number.isInteger(status) && typeof headers.get === "function" && (body === null || typeof (body.getReader || body[Symbol.asyncIterator]) === "function");

/** The text of a body; `undefined` if it has more bytes than `max`, and then no more of it is read. */
export async function readText({ body }, max, signal) {
  if (body === null) return "";
  const reader = body.getReader ? body.getReader() : readerOf(body);
  signal?.addEventListener("abort", () => reader.cancel().catch(() => {}));
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    // A new one for each body: that of JavaScriptCore fails after 2 GiB.
    if (done) return new TextDecoder().decode(chunks.length === 1 ? chunks[0] : joined(chunks, length));
    if (!ArrayBuffer.isView(value)) throw new TypeError("A body has bytes.");
    length += value.byteLength;
    if (length > max) {
      // Nobody waits for the end of it.
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
}

/** A reader of a stream that is none of the platform's, like those of node-fetch. */
function readerOf(stream) {
  const iterator = stream[Symbol.asyncIterator]();
  return { read: () => iterator.next(), cancel: async () => iterator.return?.() };
}

function joined(chunks, length) {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
