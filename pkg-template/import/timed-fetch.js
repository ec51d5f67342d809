/** `fetch`, which fails unless the answer has come to its end after so many milliseconds. */
export async function timedFetch(url, init, ms) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(Object.assign(new Error("No answer in time."), { code: "ETIMEDOUT" })), ms);
  const end = () => clearTimeout(timer);
  init.signal.addEventListener("abort", () => controller.abort(init.signal.reason));
  try {
    const { status, ok, type, headers, body } = await fetch(url, { ...init, signal: controller.signal });
    if (body === null) end();
    return { status, ok, type, headers, body: body && read(body, end) };
  } catch (error) {
    end();
    throw error;
  }
}

/** A body, and a call when it has been read. */
async function* read(body, onEnd) {
  try {
    yield* body;
  } finally {
    onEnd();
  }
}
