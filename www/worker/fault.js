/**
 * Lets something go wrong with a request that names it in `X-Demo-Fault`, as happens on the way between a page and a worker:
 * really, so that the page's call meets what it would meet in a bad network. Only in front of a sandbox.
 */
export function withFault(request, { NOVU_SECRET_KEY }, handle) {
  const fault = !NOVU_SECRET_KEY && faults.get(request.headers.get("X-Demo-Fault"));
  return fault ? fault(handle) : handle();
}

const faults = new Map([
  ["lost-answer", (handle) => handle().then(hangUp)],
  ["stall", (handle) => handle().then(wait)],
  ["too-many-requests", () => new Response(null, { status: 429, headers: { "Retry-After": "1" } })],
  ["unavailable", () => new Response(null, { status: 503 })],
]);

/**
 * Where a worker fails like this, as when its own network fails, workerd closes the connection without an answer. Over one
 * that was in use before, a browser may first send the same request again by itself: that gets lost too.
 */
function hangUp() {
  throw Object.assign(new Error("Network connection lost."), { retryable: true });
}

/** Answers when the page has given up long ago. */
const wait = (response) => new Promise((resolve) => setTimeout(resolve, 60_000, response));
