import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { compileWasm } from "./compile-wasm.mjs";
import { generate } from "./generate.mjs";
import { root, runIfStarted } from "./run.mjs";
import { say } from "./say.mjs";
import { setUp } from "./set-up.mjs";
import { whenChanged } from "./when-changed.mjs";
import { writePackage } from "./write-package.mjs";

/** Leaves a publishable package in `pkg/`. Does nothing where the hash of all that goes into it is the one of last time. */
export async function build() {
  const client = await compileWasm("client");
  const sandbox = await compileWasm("sandbox");
  const providers = await compileWasm("providers");
  const importing = await compileWasm("import");
  const generated = await generate();
  await whenChanged({
    name: "pkg",
    inputs: ["CHANGELOG.md", "Cargo.toml", "LICENSE", "README.md", "package-lock.json", "pkg-template", "scripts", "target/npm"],
    outputs: ["pkg/package.json"],
    async make() {
      say("Writing pkg/ …");
      await writePackage({ client, sandbox, providers, importing, generated });
    },
  });
}

await runIfStarted(import.meta.url, async () => {
  await setUp();
  await build();
  const files = readdirSync(join(root, "pkg"), { recursive: true }).filter((name) => statSync(join(root, "pkg", name)).isFile());
  say(`pkg/ is ready to publish: ${files.length} files.`);
});
