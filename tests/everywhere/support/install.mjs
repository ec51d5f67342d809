import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tarball } from "../../../scripts/pack.mjs";
import { run } from "../../../scripts/run.mjs";
import { fixtures, workshop } from "./folders.mjs";
import { NotInstalled } from "./not-installed.mjs";

const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
const installed = new Map();

/**
 * Installs a fixture, say "bundlers/vite-8", as somebody would who uses the package: what its package-lock.json names,
 * and the packed package beside it. `withFiles` names a folder of files that several fixtures have in common. Resolves to
 * the folder. All rows of a run share it.
 */
export function install(fixture, { withFiles } = {}) {
  if (!installed.has(fixture)) installed.set(fixture, make(fixture, withFiles));
  return installed.get(fixture);
}

async function make(fixture, withFiles) {
  const folder = join(workshop, fixture);
  await installProject(folder, join(fixtures, fixture), withFiles && join(fixtures, withFiles));
  await putScenario(folder);
  return folder;
}

/** Makes `folder` a project with the files of `source`, what its package-lock.json names, and the packed package. */
export async function installProject(folder, source, furtherFiles) {
  const lock = join(source, "package-lock.json");
  await download(folder, existsSync(lock) ? readFileSync(lock, "utf8") : undefined, source);
  for (const files of [source, furtherFiles]) if (files) cpSync(files, folder, { recursive: true });
  rmSync(join(folder, "node_modules/novu-channel-connections"), { recursive: true, force: true });
  // Offline: the lock file has named everything else, and that is there.
  await npm(folder, ["install", "--save", "--offline", tarball()]);
}

/** Downloads what a lock file names, unless the folder has exactly that from the run before. */
async function download(folder, lock, source) {
  const memory = join(folder, "node_modules/.lock-of-fixture");
  const fresh = lock !== undefined && existsSync(memory) && readFileSync(memory, "utf8") === lock;
  mkdirSync(folder, { recursive: true });
  removeAllBut(folder, fresh ? /^node_modules$/ : /^$/);
  // Without the caches of the tools, which would hold the package of the run before.
  if (fresh) removeAllBut(join(folder, "node_modules"), /^(?!\.)|^\.(bin|package-lock\.json|lock-of-fixture)$/);
  if (fresh || lock === undefined) return;
  for (const name of ["package.json", "package-lock.json"]) cpSync(join(source, name), join(folder, name));
  await npm(folder, ["ci"]);
  writeFileSync(memory, lock);
}

function removeAllBut(folder, kept) {
  for (const name of readdirSync(folder)) {
    if (!kept.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

async function npm(folder, args) {
  const { code, output } = await run("npm", [...args, "--prefix", folder, ...quiet], { quiet: true, mayFail: true });
  if (code === 0) return;
  const Kind = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|E404|EBADPLATFORM|ENOTCACHED)\b/.test(output) ? NotInstalled : Error;
  throw new Kind(`npm ${args[0]} failed in ${folder}:\n${output}`);
}

/** Puts the scenario beside the files of a fixture: as an ES module, and as CommonJS. */
async function putScenario(folder) {
  // Not at the top: a clean clone loads this file before it has esbuild.
  const { transform } = await import("esbuild");
  const source = readFileSync(join(fixtures, "support/scenario.js"), "utf8");
  writeFileSync(join(folder, "scenario.mjs"), source);
  writeFileSync(join(folder, "scenario.cjs"), (await transform(source, { format: "cjs" })).code);
}
