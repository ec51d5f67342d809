import { tellProgress } from "./progress.js";

/** Checks all lines, and tells what is wrong with them. */
export async function checkAll(source, run, out) {
  const progress = tellProgress({ text: () => run.checking() });
  try {
    for await (const lines of source.lines()) {
      for (const { number, bytes, name } of lines) {
        const told = run.check(number, bytes, name);
        if (told !== undefined && !out.write(told)) await new Promise((resolve) => out.once("drain", resolve));
      }
    }
  } finally {
    progress.end();
  }
}
