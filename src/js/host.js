// The input and output of a call: `fetch`, timers, the abort signal. It decides nothing: `call` says what to do.
//
// JavaScript and not Rust, since futures and closures in the wasm would add 6 KB, compressed, to every bundle.

/** A longer delay would fire at once in every runtime. */
const longestDelayMs = 2 ** 31 - 1;

/** Sends what `call` says, tells it what came back, and settles as it ends. */
export async function drive(call, fetch, headers, signal, timeoutMs, longestBody, secretKey) {
  const controller = new AbortController();
  let timedOut = false;
  let end;
  const ended = new Promise((_, reject) => (end = reject));
  // Nobody may be waiting for it.
  ended.catch(() => {});
  const stop = () => {
    end();
    controller.abort();
  };
  const timer = setTimeout(() => {
    timedOut = true;
    stop();
  }, Math.min(timeoutMs, longestDelayMs));
  /** What the signal says; a signal that is an object of somebody's own may throw. */
  const isAborted = () => quietly(() => signal?.aborted) === true;
  /** What the work becomes, unless the call ends before. */
  const unlessEnded = async (work) => {
    if (isAborted()) stop();
    try {
      return { value: await Promise.race([ended, work()]) };
    } catch {
      if (isAborted()) throw quietly(() => signal.reason);
      return { timedOut };
    }
  };
  try {
    if (quietly(() => (signal?.addEventListener("abort", stop), true)) === undefined) return call.noSignal();
    let key = secretKey;
    if (typeof secretKey === "function") {
      const obtained = await unlessEnded(async () => secretKey());
      if (!("value" in obtained)) return call.noSecretKey(obtained.timedOut);
      key = obtained.value;
    }
    let step = call.start(key);
    while (!("result" in step)) {
      const sent = await unlessEnded(() => exchange(step, fetch, headers, controller.signal, longestBody));
      step = "value" in sent ? call.answered(...sent.value) : call.failed(sent.timedOut);
    }
    return step.result;
  } finally {
    clearTimeout(timer);
    quietly(() => signal?.removeEventListener("abort", stop));
    call.free();
  }
}

/** What a function returns; `undefined` if it throws. */
function quietly(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** What `Call` tells to do, made in Rust. */
export const send = (method, url, fields, body) => ({ method, url, fields, body });
export const done = (result) => ({ result });

/** The `fetch` of the runtime. */
export const runtimeFetch = () => globalThis.fetch;

/**
 * Whether this code runs in a browser page, where whoever opens the page can read it: one that has a document. Tests that
 * imitate a page (jsdom) run in Node, Deno or Bun, which say so.
 */
export const isPage = () =>
  typeof globalThis.document?.nodeType === "number" &&
  !globalThis.process?.versions?.node &&
  !globalThis.Deno &&
  !globalThis.Bun;

async function exchange({ method, url, fields, body }, fetch, headers, signal, longestBody) {
  for (const field of fields.split("\n")) {
    const colon = field.indexOf(":");
    headers.set(field.slice(0, colon), field.slice(colon + 1));
  }
  // Not "error", which workerd does not know.
  const response = await fetch(url, { method, headers, body, redirect: "manual", signal });
  const { status } = response;
  const retryAfter = response.headers.get("Retry-After") ?? undefined;
  try {
    return [status, retryAfter, false, parse(await read(response, longestBody))];
  } catch {
    return [status, retryAfter, true, undefined];
  }
}

/** The text of a body; `undefined` if it is too long, and then no more of it is read. */
async function read(response, longest) {
  // A fetch that is not the runtime's own may have no stream.
  if (!response.body?.getReader) return response.text();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > longest) {
      // Nobody waits for the end of it.
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The value of a JSON text; `undefined` if it is none. */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
