import { open } from "node:fs/promises";
import { cannotBegin } from "./cannot-begin.js";
import { LineFile } from "./line-file.js";
import { chunksOf, linesOf } from "./lines.js";
import { commandConstants } from "./wasm.js";

/** Opens the journal and lets the run read what it says. Nothing is written before `begin`. */
export async function openJournal(path, run) {
  const handle = await open(path, "a+", 0o600).catch((error) => {
    throw cannotBegin(error, path);
  });
  const { size } = await handle.stat();
  let isWhole = true;
  try {
    for await (const lines of linesOf(chunksOf(handle, size), commandConstants().maxRecordBytes)) {
      for (const line of lines) {
        isWhole = line.isWhole;
        run.readJournal(line.bytes, isWhole);
      }
    }
    run.checkJournal();
  } catch (error) {
    await handle.close();
    throw cannotBegin(error, path);
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
