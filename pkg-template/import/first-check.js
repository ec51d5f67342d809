import { tellProgress } from "./progress.js";
import { moreFaults } from "./wasm.js";

/** Checks all lines, and tells what is wrong with them. */
export async function checkAll(source, run, settings) {
  let told = 0;
  const most = settings.faultsTold ?? Infinity;
  const out = settings.print ? process.stderr : process.stdout;
  const progress = tellProgress({ text: () => run.checking() });
  const write = async (text) => {
    if (!out.write(`${text}\n`)) await new Promise((resolve) => out.once("drain", resolve));
  };
  try {
    for await (const lines of source.lines()) {
      for (const { number, bytes, name } of lines) {
        const found = run.check(number, bytes, name);
        if (found === undefined) continue;
        for (const [place, text] of found.texts.entries()) {
          told++;
          if (told <= most) await write(settings.json ? JSON.stringify(found.events[place]) : text);
        }
      }
    }
  } finally {
    progress.end();
  }
  if (told > most) await write(moreFaults(told - most));
}
