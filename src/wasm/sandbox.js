// What `fetch` and a server make of the sandbox. It decides nothing: `sandbox` says what reaches the caller.

/**
 * The options as JSON; `undefined` where they cannot be read. What JSON would leave out becomes -1, which no option may be, but
 * for the body of an answer: that is what `JSON.stringify` makes of it.
 */
export function jsonOfOptions(options) {
  const isLost = (value) => ["function", "symbol", "bigint"].includes(typeof value) || (typeof value === "number" && !Number.isFinite(value));
  const replace = (name, value) => {
    if (name === "body" && typeof value !== "string") return JSON.parse(JSON.stringify(value) ?? "null");
    if (value instanceof Headers) return [...value];
    return isLost(value) ? -1 : value;
  };
  try {
    return JSON.stringify(options, replace);
  } catch {
    return undefined;
  }
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
    const body = request.body === null ? undefined : await request.text();
    signal?.throwIfAborted();
    const { method, url } = request;
    const [delivery, fault] = sandbox.deliver(method, url, [...request.headers], body, Date.now());
    const { kind, response, delayMs } = delivery;
    const reason = `The sandbox broke the connection: ${fault}.`;
    if (kind === "broken") throw broken("fetch failed", reason);
    if (kind === "silence") await wait(undefined, signal);
    if (delayMs > 0) await wait(delayMs, signal);
    // A Response with a status that has no body takes none, not even an empty one.
    return new Response(kind === "beginning" ? beginning(response.body, reason) : response.body || null, response);
  };
  return {
    fetch: async (input, init) => answer(new Request(input, init), init?.signal ?? input?.signal),
    handle: (request) => answer(request),
    connections: () => sandbox.connections(),
    requests: () => sandbox.requests(),
    reset: () => sandbox.reset(),
  };
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
