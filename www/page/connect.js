import { createChannelConnection, isNovuError } from "novu-channel-connections";

/**
 * Asks the worker to create a connection: `{ connection }`, or `{ error }`. Of the faults, each meets one attempt, in their
 * order; `onAttempt` is told of attempts and waits.
 */
export async function connect(request, { faults, onAttempt }) {
  const { subscriberId, context } = request;
  const options = {
    serverURL: new URL("/api", location.href),
    // Stands for the session of an application: the worker asks it for whom somebody may connect.
    headers: { "X-Demo-Scope": JSON.stringify({ subscriberId, context }).replace(/[^ -~]/g, escaped) },
    onAttempt,
    // With faults: long enough to get past them all, and without ten seconds of watching an answer that never comes.
    ...(faults.length > 0 && { maxRetries: faults.length + 3, attemptTimeoutMs: 3000, fetch: fetchWith([...faults]) }),
  };
  try {
    return { connection: await createChannelConnection(request, options) };
  } catch (error) {
    if (!isNovuError(error)) throw error;
    const { message } = error;
    return { error: { ...error, message } };
  }
}

/** A fetch that asks the worker to let something go wrong. */
const fetchWith = (faults) => (url, init) => {
  const headers = new Headers(init.headers);
  const fault = init.method === "POST" && faults.shift();
  if (fault) headers.set("X-Demo-Fault", fault);
  return fetch(url, { ...init, headers });
};

/** A character as JSON in a header may have it. */
const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
