import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tarball } from "../../../scripts/pack.mjs";
import { workshop } from "./folders.mjs";
import { NotInstalled } from "./not-installed.mjs";
import { processes } from "./processes.mjs";

/**
 * Runs one row, and resolves to what the table says of it: `{ area, name, version, result, seconds, fault }`. Where a tool cannot run the
 * package, `cannot` says why and what to do, and `run` checks that it fails in this way.
 */
export async function runRow({ area, name, version, seconds: limit = 300, cannot, run }) {
  const started = performance.now();
  const row = { area, name, version: undefined, result: cannot ? `✘ ${cannot}` : "✔", fault: undefined };
  const last = [];
  let said = () => "";
  try {
    row.version = await (typeof version === "function" ? version() : version);
    if (row.version === undefined) throw new NotInstalled("its version could not be found");
    const folder = join(workshop, "rows", area, slug(name));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const after = (what) => last.unshift(what);
    const { command, start, ...rest } = processes({ folder, after });
    said = rest.said;
    await inTime(limit, run({ tarball: tarball(), folder, after, command, start }));
  } catch (error) {
    row.result = error instanceof NotInstalled ? "not installed" : "✘";
    row.fault = `${error.stack ?? error}${said()}`;
  }
  for (const what of last) {
    try {
      await inTime(60, what());
    } catch (error) {
      row.result = "✘";
      row.fault ??= `${error.stack ?? error}`;
    }
  }
  return { ...row, seconds: (performance.now() - started) / 1000 };
}

const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** A promise that hangs would hang the whole table. */
async function inTime(seconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not end within ${seconds} s.`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
