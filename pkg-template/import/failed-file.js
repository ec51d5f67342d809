import { open } from "node:fs/promises";
import { CannotBegin, cannotBegin } from "./cannot-begin.js";
import { LineFile } from "./line-file.js";
import { chunksOf, linesOf } from "./lines.js";
import { commandConstants, isFailedLine } from "./wasm.js";

/**
 * Opens the file for the lines that failed, which only its owner may read, and empties it: the lines of an earlier run are tried again. One
 * with anything else in it is left as it is.
 */
export async function openFailedFile(path) {
  const handle = await open(path, "a+", 0o600).catch((error) => {
    throw cannotBegin(error, path);
  });
  try {
    await expectFailedLines(handle, path);
    await handle.chmod(0o600);
    await handle.truncate(0);
  } catch (error) {
    await handle.close();
    throw cannotBegin(error, path);
  }
  return {
    begin: (onError) => new LineFile(handle, onError),
    close: () => handle.close(),
  };
}

async function expectFailedLines(handle, path) {
  const { size } = await handle.stat();
  const { maxFailedLineBytes, notAFailedFile } = commandConstants();
  for await (const lines of linesOf(chunksOf(handle, size), maxFailedLineBytes)) {
    if (!lines.every(({ bytes, isWhole }) => isFailedLine(bytes, isWhole))) throw new CannotBegin(`${path}: ${notAFailedFile}`);
  }
}
