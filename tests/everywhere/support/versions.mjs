import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/run.mjs";
import { fixtures } from "./folders.mjs";

function pinned(folder, name) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const version = { ...dependencies, ...devDependencies }[name];
  if (!version) throw new Error(`${folder}/package.json does not name ${name}.`);
  return version.replace(/^npm:.*@/, "");
}

/** The version of a package that a fixture pins. */
export const versionIn = (fixture, name) => pinned(join(fixtures, fixture), name);

/** The version of a package that the root pins. */
export const versionInRoot = (name) => pinned(root, name);
