import { createLogUpdate } from "log-update";
import { commandConstants } from "./wasm.js";

/** Tells how far a run is: one line that is written over on a terminal, a line now and then elsewhere, as JSON for machines. */
export function tellProgress({ text, isJson = false }) {
  // Some terminals have no width, and show nothing of what is fitted into it.
  const isTerminal = !isJson && process.stderr.isTTY && process.stderr.columns > 0;
  const update = isTerminal ? createLogUpdate(process.stderr) : undefined;
  const tell = () => {
    if (update) update(text());
    else if (isJson) process.stdout.write(`${text()}\n`);
    else process.stderr.write(`${text()}\n`);
  };
  const { progressMs, terminalProgressMs } = commandConstants();
  const timer = setInterval(tell, isTerminal ? terminalProgressMs : progressMs);
  return {
    /** Says something in between. */
    say(line) {
      update?.clear();
      process.stderr.write(`${line}\n`);
    },
    end() {
      clearInterval(timer);
      update?.clear();
      update?.done();
    },
  };
}
