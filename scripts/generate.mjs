import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";
import { say } from "./say.mjs";
import { whenChanged } from "./when-changed.mjs";

/** Writes what `src/bin/generate.rs` makes from the rules to `target/npm/<name>.js`, and returns that path. */
export async function generate(name) {
  const file = `target/npm/${name}.js`;
  await whenChanged({
    name,
    inputs: ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "src", "scripts/generate.mjs"],
    outputs: [file],
    async make() {
      say(`Making ${name} from the rules …`);
      mkdirSync(join(root, "target/npm"), { recursive: true });
      await run("cargo", ["run", "--quiet", "--locked", "--bin", "generate", "--", name, file]);
    },
  });
  return join(root, file);
}
