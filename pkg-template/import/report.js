import { newRun } from "./new-run.js";
import { openSource } from "./source.js";

/** `report`: counts lines that failed, by kind: those of a file of failures, or the dead letters of a queue. */
export async function reportLines({ files, values }) {
  const run = newRun(values);
  const source = await openSource({ files });
  try {
    for await (const lines of source.lines()) for (const { number, bytes } of lines) run.readFailed(number, bytes);
  } finally {
    await source.close();
  }
  process.stdout.write(run.table());
  return 0;
}
