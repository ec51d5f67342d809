/** Asks the worker to create a connection: `{ connection }`, or `{ error }` as the worker tells it. */
export async function connect(request) {
  try {
    const response = await fetch("/api/connect", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
    });
    const answer = await response.json();
    return response.ok ? { connection: answer } : { error: answer };
  } catch {
    return { error: { code: "connection_failed", message: "The worker behind this page did not answer.", outcome: "unknown" } };
  }
}
