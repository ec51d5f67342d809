import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { dropPanicTexts } from "./drop-panic-texts.mjs";
import { dropPanics } from "./drop-panics.mjs";
import { orderFunctions } from "./order-functions.mjs";
import { root, run } from "./run.mjs";
import { say } from "./say.mjs";
import { splitWasm } from "./split-wasm.mjs";
import { whenChanged } from "./when-changed.mjs";

const crate = "novu_channel_connections";

// Panic messages name source files: without this they would carry the home of whoever built the package.
const rustflags = [
  `--remap-path-prefix=${process.env.CARGO_HOME ?? join(homedir(), ".cargo")}=cargo`,
  `--remap-path-prefix=${root}=`,
];

/**
 * Compiles the crate with one set of features into `target/npm/<feature>/`: `glue.js` and `glue.d.ts` as wasm-bindgen
 * made them, `snippets/`, and `optimized.wasm`; for the client also the parts of it, as
 * `scripts/split-wasm.mjs` names them. Returns that folder.
 */
export async function compileWasm(feature) {
  const folder = `target/npm/${feature}`;
  await whenChanged({
    name: feature,
    inputs: [
      ...["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "src", "scripts/compile-wasm.mjs"],
      ...["scripts/drop-panics.mjs", "scripts/drop-panic-texts.mjs", "scripts/split-wasm.mjs", "scripts/split-data.mjs", "scripts/order-functions.mjs"],
    ],
    outputs: [`${folder}/optimized.wasm`],
    async make() {
      say(`Compiling ${feature} to WebAssembly …`);
      rmSync(join(root, folder), { recursive: true, force: true });
      mkdirSync(join(root, folder), { recursive: true });
      await cargo(feature);
      await wasmBindgen(folder);
      await dropPanics(join(root, folder, "glue_bg.wasm"), { onlyOwnPointers: feature === "client-js" });
      await wasmOpt(folder);
      await dropPanicTexts(join(root, folder, "optimized.wasm"));
      if (feature === "client-js") await split(folder);
    },
  });
  return join(root, folder);
}

/** Where the linker says what stands where in the memory. Not in the folder of the feature: where nothing changed, it does not link. */
const mapOf = (feature) => join(root, `target/${feature}.map`);

/**
 * How many bytes of stack a wasm has. A call needs a few thousand, and nothing in the client is recursive without a bound:
 * the 1 MiB that is usual would be most of its memory. The sandbox reads JSON that is nested as deep as there is stack.
 */
const stackOf = { "client-js": 64 * 1024 };

const cargo = (feature) =>
  run(
    "cargo",
    [
      ...["rustc", "--lib", "--release", "--locked", "--target", "wasm32-unknown-unknown", "--target-dir", "target"],
      ...["--no-default-features", "--features", feature],
      // For this crate alone: flags of all would have its libraries compiled anew for each feature.
      ...["--", `-Clink-arg=-Map=${mapOf(feature)}`, ...(stackOf[feature] ? [`-Clink-arg=-zstack-size=${stackOf[feature]}`] : [])],
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

async function split(folder) {
  const file = (name) => join(root, folder, name);
  const texts = await splitWasm({ optimized: file("optimized.wasm"), named: file("glue_bg.wasm"), map: mapOf("client-js") });
  for (const [part, text] of Object.entries(texts)) {
    writeFileSync(file(`${part}.wat`), text);
    await fromText(file(part), ["-Oz", "--low-memory-unused", "--one-caller-inline-max-function-size", "100"]);
    writeFileSync(file(`${part}.wat`), await orderFunctions(file(`${part}.wasm`)));
    // How to write it, and no pass: that would sort them anew.
    await fromText(file(part), ["--optimize-level", "2", "--shrink-level", "2", "--quiet"]);
  }
}

/** Makes `….wasm` of `….wat`. */
const fromText = (path, options) =>
  run(process.execPath, [
    join(root, "node_modules/binaryen/bin/wasm-opt"),
    // What rustc uses; a text does not say.
    ...["reference-types", "bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "sign-ext", "nontrapping-float-to-int"].map((name) => `--enable-${name}`),
    ...[...options, "--strip-target-features", `${path}.wat`, "-o", `${path}.wasm`],
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
