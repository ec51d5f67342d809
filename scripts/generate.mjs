import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";
import { say } from "./say.mjs";
import { whenChanged } from "./when-changed.mjs";

const folder = "target/npm";

/** What of the package the build makes from the rules. */
const modules = ["fast-path.js", "lists.js", "edge-tables.js", "request-schema.js", "schema.json"].map((name) => `${folder}/${name}`);

/** The defaults of the options of a call; the tests compare the documentation with them. */
export const defaultsFile = join(root, folder, "defaults.json");

/** What can be wrong with a provider's answer, in words; the tests compare the documentation with it. */
export const providerProblemsFile = join(root, folder, "provider-problems.json");

/** Lets `src/bin/generate.rs` write its files to `target/npm/`, and returns the paths of what belongs into the package. */
export async function generate() {
  await whenChanged({
    name: "generate",
    inputs: ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "src", "scripts/generate.mjs"],
    outputs: [...modules, `${folder}/defaults.json`, `${folder}/provider-problems.json`],
    async make() {
      say("Generating modules from the rules …");
      mkdirSync(join(root, folder), { recursive: true });
      await run("cargo", ["run", "--quiet", "--locked", "--bin", "generate", "--", folder]);
    },
  });
  return modules.map((path) => join(root, path));
}
