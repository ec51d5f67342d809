/**
 * Makes the call of a case in whatever runtime this runs, and tells as plain data how it ended. `abort` says when the caller
 * gives up: `"before"` the call, at the first `"wait"`, or once the server has seen a first `"POST"` or `"GET"`.
 */
export async function makeCall({ createChannelConnection, isNovuError }, { request, options, abort, server }) {
  const controller = new AbortController();
  const reason = { why: "the user left" };
  const events = [];
  const onAttempt = (event) => {
    events.push(event);
    if (abort === event.type) controller.abort(reason);
  };
  if (abort === "before") controller.abort(reason);
  if (abort === "POST" || abort === "GET") fetch(`${server}/arrived/${abort}`).then(() => controller.abort(reason));
  const began = performance.now();
  const ended = await createChannelConnection(request, { ...options, onAttempt, signal: controller.signal }).then(
    (connection) => ({ connection }),
    (error) => {
      if (error === reason) return { error: { code: "aborted" } };
      return { error: isNovuError(error) ? { ...error, message: error.message } : { code: `no NovuError: ${error}` } };
    },
  );
  return { ...ended, events, ms: performance.now() - began };
}
