// The input and output of a call: `fetch`, timers, the abort signal. It decides nothing: `call` says what to do.
//
// JavaScript and not Rust, since futures and closures in the wasm would add 6 KB, compressed, to every bundle.

/** A longer delay would fire at once in every runtime. */
const longestDelayMs = 2 ** 31 - 1;

/** Does what `call` says, tells it what came back, and settles as it ends. */
export async function drive(call, fetch, headers, signal, headerNames, longestBody, timeoutMs, secretKey) {
  let abort;
  const aborted = new Promise((resolve) => (abort = () => resolve({})));
  // A signal that is an object of somebody's own may throw.
  const isAborted = () => quietly(() => signal?.aborted) === true;

  /** `{ value }` of the work, `{ timedOut }` if it takes too long, `{}` if it fails; an aborted call rejects at once. */
  async function within(ms, work) {
    const controller = new AbortController();
    let timer;
    const timeout = new Promise((resolve) => {
      timer = setTimeout(resolve, Math.min(ms, longestDelayMs), { timedOut: true });
    });
    const ended = isAborted() ? {} : await Promise.race([attempt(work, controller.signal), timeout, aborted]);
    clearTimeout(timer);
    if (!("value" in ended)) controller.abort();
    if (isAborted()) throw quietly(() => signal.reason);
    return ended;
  }

  try {
    if (quietly(() => (signal?.addEventListener("abort", abort), true)) === undefined) return call.noSignal();
    if (isAborted()) throw quietly(() => signal.reason);
    let key = secretKey;
    if (typeof secretKey === "function") {
      const obtained = await within(timeoutMs, async () => secretKey());
      if (!("value" in obtained)) return call.noSecretKey(obtained.timedOut === true);
      key = obtained.value;
    }
    let step = call.start(key, performance.now());
    while (!("result" in step)) {
      if ("waitMs" in step) {
        await within(step.waitMs, () => new Promise(() => {}));
        step = call.elapsed(performance.now());
      } else {
        const sent = await within(step.timeoutMs, (signal) => exchange(step, fetch, headers, signal, headerNames, longestBody));
        const now = performance.now();
        step = "value" in sent ? call.answered(...sent.value, now) : call.failed(sent.timedOut === true, now);
      }
    }
    return step.result;
  } finally {
    quietly(() => signal?.removeEventListener("abort", abort));
    call.free();
  }
}

async function attempt(work, signal) {
  try {
    return { value: await work(signal) };
  } catch {
    return {};
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
export const send = (method, url, fields, body, timeoutMs) => ({ method, url, fields, body, timeoutMs });
export const wait = (waitMs) => ({ waitMs });
export const done = (result) => ({ result });

/** Tells a listener of an event; what it throws, or rejects with, is its own affair. */
export function tell(listener, event) {
  quietly(() => Promise.resolve(listener(event)).catch(() => {}));
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

/** Status, the headers that a call reads, how the body ended (0 whole, 1 too long, 2 broken), and its JSON. */
async function exchange({ method, url, fields, body }, fetch, init, signal, headerNames, longestBody) {
  const headers = new Headers(init);
  for (const field of fields.split("\n").filter(Boolean)) {
    const colon = field.indexOf(":");
    headers.set(field.slice(0, colon), field.slice(colon + 1));
  }
  // Not "error", which workerd does not know.
  const response = await fetch(url, { method, headers, body, redirect: "manual", signal });
  const answer = [response.status, headerNames.map((name) => response.headers.get(name))];
  try {
    const text = await readText(response, longestBody);
    return text === undefined ? [...answer, 1] : [...answer, 0, quietly(() => JSON.parse(text))];
  } catch {
    return [...answer, 2];
  }
}

/** The text of a body; `undefined` if it is too long, and then no more of it is read. */
async function readText(response, longest) {
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
