import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { project } from "./installed.mjs";

/**
 * Runs a script in a Node of its own, where nothing of the package is loaded yet, and returns what it passed to
 * `report(value)`. The script may import the package by its name.
 */
export async function runNode(source, { type = "module" } = {}) {
  const script = `const report = (value) => console.log(JSON.stringify(value));\n${source}`;
  const { stdout } = await promisify(execFile)(process.execPath, [`--input-type=${type}`, "--eval", script], { cwd: project });
  return JSON.parse(stdout);
}
