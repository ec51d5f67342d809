import { connect } from "./connect.js";
import { tellProgress } from "./progress.js";
import { RequestQueue } from "./request-queue.js";
import { commandConstants } from "./wasm.js";

/** Sends all lines that are not done, so many at a time, until there are no more, or something says stop. */
export async function sendAll({ source, run, settings, secretKey, journal, failedFile, stop }) {
  const queue = new RequestQueue(settings);
  const progress = tellProgress({
    text: () => run.progress(performance.now()),
    isJson: settings.json,
  });
  const endSignals = onSignals(() => {
    stop.abort();
    progress.say(commandConstants().finishing);
  });
  const inFlight = new Set();
  let fault, freeAPlace;

  const note = ({ journal: record, line, stops }) => {
    if (record !== undefined) journal?.add(record);
    if (line !== undefined) failedFile?.add(line);
    if (stops) stop.abort();
  };
  const onFault = (error) => {
    fault ??= error;
    stop.abort();
  };
  const start = (line) => {
    const call = connect(line, { run, settings, queue, secretKey, stop })
      .then(note)
      .catch(onFault)
      .finally(() => {
        inFlight.delete(call);
        freeAPlace?.();
      });
    inFlight.add(call);
    return call;
  };

  try {
    let isFirst = true;
    for await (const lines of source.lines()) {
      for (const { number, bytes } of lines) {
        if (stop.signal.aborted) break;
        const prepared = run.prepare(number, bytes);
        if (prepared === undefined) continue;
        if (prepared.body === undefined) {
          note(prepared);
          continue;
        }
        const call = start({ number, bytes, body: prepared.body });
        // With a wrong key one request fails, and not as many as there may be at a time.
        if (isFirst) await Promise.race([call, queue.firstTaken]);
        isFirst = false;
        if (inFlight.size >= settings.concurrency) await new Promise((resolve) => (freeAPlace = resolve));
      }
      if (stop.signal.aborted) break;
    }
  } catch (error) {
    onFault(error);
  }
  // Also after a fault: what is on its way is noted.
  await Promise.all(inFlight);
  progress.end();
  endSignals();
  if (fault) throw fault;
}

/** Calls `onFirst` at the first Ctrl-C; the second one ends the process. */
function onSignals(onFirst) {
  const signals = ["SIGINT", "SIGTERM"];
  let isFirst = true;
  const listener = (signal) => {
    if (!isFirst) process.exit(signal === "SIGINT" ? 130 : 143);
    isFirst = false;
    onFirst();
  };
  for (const signal of signals) process.on(signal, listener);
  return () => signals.forEach((signal) => process.off(signal, listener));
}
