import { createChannelConnection, isNovuError } from "novu-channel-connections";

/** Asks the worker to create a connection: `{ connection }`, or `{ error }`. */
export async function connect(request) {
  const { subscriberId, context } = request;
  // Stands for the session of an application: the worker asks it for whom somebody may connect.
  const headers = { "X-Demo-Scope": JSON.stringify({ subscriberId, context }).replace(/[^ -~]/g, escaped) };
  try {
    return { connection: await createChannelConnection(request, { serverURL: new URL("/api", location.href), headers }) };
  } catch (error) {
    if (!isNovuError(error)) throw error;
    const { message } = error;
    return { error: { ...error, message } };
  }
}

/** A character as JSON in a header may have it. */
const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
