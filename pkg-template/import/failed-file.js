import { open } from "node:fs/promises";
import { CannotBegin, unreadable } from "./cannot-begin.js";
import { LineFile } from "./line-file.js";
import { chunksOf, linesOf } from "./lines.js";
import { commandConstants, isFailedLine } from "./wasm.js";

/** Opens the file for the lines that failed, which only its owner may read. One with anything else in it is left as it is. */
export async function openFailedFile(path) {
  const handle = await open(path, "a+", 0o600).catch((error) => {
    throw unreadable(error, path);
  });
  const { size } = await handle.stat();
  for await (const [first] of linesOf(chunksOf(handle, size), size)) {
    if (isFailedLine(first.bytes)) break;
    await handle.close();
    throw new CannotBegin(`${path}: ${commandConstants().notAFailedFile}`);
  }
  return {
    handle,
    /** The file, empty: the lines of an earlier run are tried again. */
    async begin(onError) {
      await handle.chmod(0o600);
      await handle.truncate(0);
      return new LineFile(handle, onError);
    },
    close: () => handle.close(),
  };
}
