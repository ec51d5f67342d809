import { open } from "node:fs/promises";
import { CannotBegin, unreadable } from "./cannot-begin.js";
import { LineFile } from "./line-file.js";
import { chunksOf, linesOf } from "./lines.js";

const LONGEST_LINE = 64 * 1024;

/** Opens the journal and lets the run read what it says. Nothing is written before `begin`. */
export async function openJournal(path, run) {
  const handle = await open(path, "a+", 0o600).catch((error) => {
    throw unreadable(error, path);
  });
  const { size } = await handle.stat();
  let isWhole = true;
  try {
    for await (const lines of linesOf(chunksOf(handle, size), LONGEST_LINE)) {
      for (const line of lines) {
        isWhole = line.isWhole;
        run.readJournal(line.bytes, isWhole);
      }
    }
    run.checkJournal();
  } catch (error) {
    await handle.close();
    throw typeof error === "string" ? new CannotBegin(`${path}: ${error}`) : error;
  }
  return {
    handle,
    /** The file to append to, once it is clear that the journal is of this source. */
    begin(source, onError) {
      const file = new LineFile(handle, onError);
      // What a run that was killed left of a line stays by itself.
      file.add((isWhole ? "" : "\n") + run.journalBeginning(source));
      return file;
    },
    close: () => handle.close(),
  };
}
