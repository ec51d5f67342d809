import { createLogUpdate } from "log-update";

const EVERY_MS = 10_000;
const EVERY_MS_ON_A_TERMINAL = 200;

/** Tells how far a run is: one line on a terminal, a line every ten seconds elsewhere, as JSON for machines. */
export function tellProgress({ text, isJson = false }) {
  // Some terminals have no width, and show nothing of what is fitted into it.
  const isTerminal = !isJson && process.stderr.isTTY && process.stderr.columns > 0;
  const update = isTerminal ? createLogUpdate(process.stderr) : undefined;
  const tell = () => {
    if (update) update(text());
    else if (isJson) process.stdout.write(`${text()}\n`);
    else process.stderr.write(`${text()}\n`);
  };
  const timer = setInterval(tell, isTerminal ? EVERY_MS_ON_A_TERMINAL : EVERY_MS);
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
