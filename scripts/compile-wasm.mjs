import { mkdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { dropPanicTexts } from "./drop-panic-texts.mjs";
import { dropPanics } from "./drop-panics.mjs";
import { root, run } from "./run.mjs";
import { say } from "./say.mjs";
import { whenChanged } from "./when-changed.mjs";

const crate = "novu_channel_connections";

// Panic messages name source files: without this they would carry the home of whoever built the package.
const rustflags = [
  `--remap-path-prefix=${process.env.CARGO_HOME ?? join(homedir(), ".cargo")}=cargo`,
  `--remap-path-prefix=${root}=`,
];

/**
 * Compiles the crate with one set of features into `target/npm/<feature>/`: `glue.js` and `glue.d.ts` as wasm-bindgen
 * made them, `snippets/`, and `optimized.wasm`. Returns that folder.
 */
export async function compileWasm(feature) {
  const folder = `target/npm/${feature}`;
  await whenChanged({
    name: feature,
    inputs: ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "src", "scripts/compile-wasm.mjs", "scripts/drop-panics.mjs", "scripts/drop-panic-texts.mjs"],
    outputs: [`${folder}/optimized.wasm`],
    async make() {
      say(`Compiling ${feature} to WebAssembly …`);
      rmSync(join(root, folder), { recursive: true, force: true });
      mkdirSync(join(root, folder), { recursive: true });
      await cargo(feature);
      await wasmBindgen(folder);
      await dropPanics(join(root, folder, "glue_bg.wasm"));
      await wasmOpt(folder);
      await dropPanicTexts(join(root, folder, "optimized.wasm"));
    },
  });
  return join(root, folder);
}

const cargo = (feature) =>
  run(
    "cargo",
    [
      ...["build", "--lib", "--release", "--locked", "--target", "wasm32-unknown-unknown", "--target-dir", "target"],
      ...["--no-default-features", "--features", feature],
    ],
    { env: { CARGO_ENCODED_RUSTFLAGS: rustflags.join("\x1f") } },
  );

const wasmBindgen = (folder) =>
  run(join(root, "target/tools/bin/wasm-bindgen"), [
    ...["--target", "bundler", "--out-dir", folder, "--out-name", "glue"],
    // Every runtime has TextEncoder.encodeInto: the glue needs no other way.
    ...["--encode-into", "always"],
    `target/wasm32-unknown-unknown/release/${crate}.wasm`,
  ]);

// Never `--all-features`: it emits what no engine understands. wasm-opt reads the features that rustc used from the file.
// `--low-memory-unused` (0.1 KB, compressed): below 1,024 is the end of the stack, to which no pointer is computed.
// A function that is called once stays where it is, unless it is small (0.3 KB): alone it repeats more of the others.
// What branches over what is made anew once (0.1 KB). Nothing reads the features afterwards (0.1 KB).
const wasmOpt = (folder) =>
  run(process.execPath, [
    join(root, "node_modules/binaryen/bin/wasm-opt"),
    ...["-Oz", "--converge", "--low-memory-unused", "--one-caller-inline-max-function-size", "30"],
    ...["--flatten", "--rereloop", "-Oz", "-Oz"],
    ...["--strip-debug", "--strip-producers", "--strip-target-features"],
    ...[`${folder}/glue_bg.wasm`, "-o", `${folder}/optimized.wasm`],
  ]);
