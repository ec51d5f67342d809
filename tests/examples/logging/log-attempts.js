import { createChannelConnection } from "novu-channel-connections";

/** Makes a call, and writes one line for each of its attempts. `call` takes the listener for `onAttempt`. */
export async function withLog(write, call) {
  let line;
  const flush = () => {
    if (line) write(line);
    line = undefined;
  };
  try {
    return await call(({ type, ...event }) => {
      if (type === "attempt") flush();
      else line = { ...line, ...event };
      if (type === "wait") flush();
    });
  } finally {
    flush();
  }
}

/** Connects a workspace; the log has what happened on the way. */
export const connect = (request, env) =>
  withLog(
    (line) => console.log(JSON.stringify({ message: "novu", ...line })),
    (onAttempt) => createChannelConnection(request, { secretKey: env.NOVU_SECRET_KEY, onAttempt }),
  );
