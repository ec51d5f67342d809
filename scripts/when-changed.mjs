import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

function* filesUnder(path) {
  if (!existsSync(join(root, path))) return;
  if (!statSync(join(root, path)).isDirectory()) return yield path;
  for (const name of readdirSync(join(root, path)).sort()) yield* filesUnder(`${path}/${name}`);
}

/** A hash over the names and contents of files, and of all files in folders. */
function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => [...filesUnder(path)])) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Calls `make` only if one of `inputs` changed since it last succeeded, or one of `outputs` is gone. */
export async function whenChanged({ name, inputs, outputs, make }) {
  const memory = join(root, "target/fingerprints", name);
  const now = fingerprint(inputs);
  const known = existsSync(memory) ? readFileSync(memory, "utf8") : "";
  if (known === now && outputs.every((path) => existsSync(join(root, path)))) return;
  await make();
  mkdirSync(join(root, "target/fingerprints"), { recursive: true });
  writeFileSync(memory, now);
}
