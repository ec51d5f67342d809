import { createChannelConnection, isNovuError, retrieveChannelConnection, upsertChannelConnection } from "../index.js";

/**
 * Sends what a line means, and tells the run what became of it: `{ journal, line?, stops? }`; `{}` if the run stops before the line could be
 * sent.
 */
export async function connect({ number, bytes, body }, { run, settings, queue, secretKey, stop }) {
  if (!(await queue.acquire(false, stop.signal))) return {};
  const { serverURL, timeoutMs, maxRetries } = settings;
  // The queue ends the attempts.
  const options = { secretKey, serverURL, attemptTimeoutMs: timeoutMs, timeoutMs, maxRetries, fetch: queue.fetch() };
  const request = JSON.parse(body);
  try {
    if (!settings.upsert) {
      await createChannelConnection(request, options);
      return { journal: run.done(number, "created") };
    }
    const { created } = await upsertChannelConnection(request, { ...options, onOtherWorkspace: "error" });
    return { journal: run.done(number, created ? "created" : "replaced") };
  } catch (error) {
    if (!isNovuError(error)) throw error;
    return judge(error, { number, bytes, request, options, run });
  }
}

async function judge(error, { number, bytes, request, options, run }) {
  const verdict = run.judge(number, error);
  if (verdict === "there") return { journal: run.done(number, "there") };
  if (verdict !== "look-up") return run.failed(number, bytes, error);
  try {
    const found = await retrieveChannelConnection(request.identifier, options);
    if (run.isThatOf(number, found)) return { journal: run.done(number, "there") };
    return run.failed(number, bytes, undefined);
  } catch (failure) {
    if (!isNovuError(failure)) throw failure;
    return run.failed(number, bytes, failure);
  }
}
