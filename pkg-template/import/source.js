import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { boltSource } from "./bolt.js";
import { CannotBegin, cannotBegin } from "./cannot-begin.js";
import { chunksOf, linesOf } from "./lines.js";
import { spool } from "./spool.js";
import { commandConstants } from "./wasm.js";

/**
 * What the lines come from: `lines()` gives them, as often as wanted; `describe()`, after they were read once, says for the journal what
 * it is. Of a file, `knownBytes` are those that the journal knows.
 */
export async function openSource({ files, fromBolt, knownBytes }) {
  const texts = commandConstants();
  if (files.length > 1 || (files.length > 0 && fromBolt !== undefined)) throw new CannotBegin(texts.oneSource);
  if (fromBolt !== undefined) return boltSource(fromBolt);
  const [path = "-"] = files;
  if (path === "-" && process.stdin.isTTY) throw new CannotBegin(texts.noInput);
  const handle = path === "-" ? await spool(process.stdin) : await openFile(path);
  return fileSource(handle, knownBytes);
}

/** A file; a pipe is kept in one first, to be read twice. */
async function openFile(path) {
  try {
    const handle = await open(path);
    const stat = await handle.stat();
    if (stat.isDirectory()) throw cannotBegin(commandConstants().isAFolder, path);
    if (stat.isFile()) return handle;
    return await spool(handle.createReadStream());
  } catch (error) {
    throw cannotBegin(error, path);
  }
}

async function fileSource(handle, knownBytes) {
  // What is appended from now on is for the next run.
  const { size } = await handle.stat();
  const { maxLineBytes } = commandConstants();
  let whole, beginning;

  async function* hashed() {
    const hash = createHash("sha256");
    let position = 0;
    if (knownBytes === 0) beginning = hash.copy();
    for await (const chunk of chunksOf(handle, size)) {
      const rest = knownBytes - position;
      if (rest > 0 && rest <= chunk.length) {
        beginning = hash.copy().update(chunk.subarray(0, rest));
      }
      hash.update(chunk);
      position += chunk.length;
      yield chunk;
    }
    whole = hash.digest("hex");
    beginning = beginning?.digest("hex");
  }

  return {
    lines: () => linesOf(whole === undefined ? hashed() : chunksOf(handle, size), maxLineBytes),
    describe: () => ({ bytes: size, sha256: whole }),
    /** The same of its beginning, as the journal knows it; a shorter file has none. */
    describeBeginning: () => ({ bytes: knownBytes, sha256: beginning ?? "" }),
    close: () => handle.close(),
  };
}
