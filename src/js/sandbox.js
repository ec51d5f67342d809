// What `fetch` and a server make of the sandbox. It decides nothing: `sandbox` says what reaches the caller.

/** The options as JSON; `undefined` where they cannot be read. What JSON would leave out becomes a text, which no option is. */
export function jsonOfOptions(options) {
  const isLost = (value) => ["function", "symbol", "bigint"].includes(typeof value) || (typeof value === "number" && !Number.isFinite(value));
  try {
    return JSON.stringify(options, (_, value) => (value instanceof Headers ? [...value] : isLost(value) ? String(value) : value));
  } catch {
    return undefined;
  }
}

/** The object that users have of a sandbox. */
export function wrap(sandbox) {
  const answer = async (request, signal = request.signal) => {
    signal?.throwIfAborted();
    const headers = [...request.headers].flat();
    const body = request.body === null ? undefined : await request.text();
    signal?.throwIfAborted();
    const { status, fields, text, delayMs, breaks } = sandbox.deliver(request.method, request.url, headers, body, Date.now());
    if (delayMs > 0) await wait(delayMs, signal);
    if (breaks && status === undefined) throw broken("fetch failed", breaks);
    if (status === undefined) await wait(undefined, signal);
    // A Response with a status that has no body takes none, not even an empty one.
    return new Response(breaks ? beginning(text, breaks) : text || null, { status, headers: pairs(fields) });
  };
  return {
    fetch: async (input, init) => answer(new Request(input, init), init?.signal ?? input?.signal),
    handle: (request) => answer(request),
    connections: () => JSON.parse(sandbox.connections()),
    requests: () => JSON.parse(sandbox.requests()),
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

function pairs(list) {
  const pairs = [];
  for (let index = 0; index < list.length; index += 2) pairs.push([list[index], list[index + 1]]);
  return pairs;
}
