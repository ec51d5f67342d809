import { mkdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ask, root, run } from "./run.mjs";
import { say } from "./say.mjs";
import { whenChanged } from "./when-changed.mjs";

/** A target directory of its own, so that RUSTC_BOOTSTRAP does not invalidate the cache of clippy and the tests. */
const targetDir = "target/wasm";

/**
 * Compiles the crate with the feature `<name>-js` into `target/npm/<name>/`: `<name>_bg.js`, `<name>.d.ts` and `snippets/` as
 * wasm-bindgen wrote them, and `<name>.wasm`. Returns that folder.
 */
export async function compileWasm(name) {
  const folder = `target/npm/${name}`;
  await whenChanged({
    name,
    inputs: ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "src", "scripts/compile-wasm.mjs"],
    outputs: [`${folder}/${name}.wasm`],
    async make() {
      say(`Compiling ${name} to WebAssembly …`);
      rmSync(join(root, folder), { recursive: true, force: true });
      mkdirSync(join(root, folder), { recursive: true });
      await cargo(name);
      await wasmBindgen(name, folder);
      await wasmOpt(name, folder);
    },
  });
  return join(root, folder);
}

/**
 * How many bytes of stack a wasm has. A call needs a few thousand, and nothing but the sandbox is recursive without a
 * bound: the 1 MiB that is usual would be most of its memory. The sandbox reads JSON that is nested as deep as there is stack.
 */
const stackSizes = { client: 64 * 1024, providers: 64 * 1024 };

/** What runs on servers alone, over millions of lines, is compiled for speed. */
const optLevels = { import: "3" };

/**
 * Up to which cost LLVM inlines a function where it optimizes for size, as it does all crates at once: at three times its own
 * limit of 5 the wasm is 1 % smaller.
 */
const inlineThreshold = 15;

/**
 * The standard library is built anew, small and without the code that formats a panic: a panic traps at once. Small functions are
 * inlined before LLVM sees them, which optimizing for size leaves out: it makes the wasm 4 % smaller. These are unstable options, which
 * RUSTC_BOOTSTRAP allows to this one command; their meaning is that of the compiler's exact version in rust-toolchain.toml.
 */
async function cargo(name) {
  const sysroot = await ask("rustc", "--print", "sysroot");
  const rustflags = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zinline-mir=yes",
    // No path of the machine that builds may be in the wasm.
    `--remap-path-prefix=${process.env.CARGO_HOME ?? join(homedir(), ".cargo")}=cargo`,
    `--remap-path-prefix=${sysroot}=rust`,
    `--remap-path-prefix=${root}=`,
  ];
  await run(
    "cargo",
    [
      ...["rustc", "--lib", "--release", "--locked", "--target", "wasm32-unknown-unknown", "--target-dir", targetDir],
      ...["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"],
      ...["--no-default-features", "--features", `${name}-js`],
      // For this crate alone: flags of all would have its libraries compiled anew for each feature.
      "--",
      ...(stackSizes[name] ? [`-Clink-arg=-zstack-size=${stackSizes[name]}`] : []),
      ...(optLevels[name] ? [] : [`-Cllvm-args=-inline-threshold=${inlineThreshold}`]),
    ],
    {
      env: {
        RUSTC_BOOTSTRAP: "1",
        CARGO_ENCODED_RUSTFLAGS: rustflags.join("\x1f"),
        ...(optLevels[name] && { CARGO_PROFILE_RELEASE_OPT_LEVEL: optLevels[name] }),
      },
    },
  );
}

const wasmBindgen = (name, folder) =>
  run(join(root, "target/tools/bin/wasm-bindgen"), [
    ...["--target", "bundler", "--out-dir", folder, "--out-name", name],
    // Every runtime has TextEncoder.encodeInto: the glue needs no other way.
    ...["--encode-into", "always"],
    `${targetDir}/wasm32-unknown-unknown/release/novu_channel_connections.wasm`,
  ]);

// Never `--all-features`: it emits what no engine understands. wasm-opt reads the features that rustc used from the file.
const wasmOpt = (name, folder) =>
  run(process.execPath, [
    join(root, "node_modules/binaryen/bin/wasm-opt"),
    // A function that is called once stays one, unless it is small: as one it compresses better.
    ...["-Oz", "--converge", "--one-caller-inline-max-function-size", "40", "--low-memory-unused"],
    ...["--flatten", "--rereloop", "-Oz", "-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"],
    ...[`${folder}/${name}_bg.wasm`, "-o", `${folder}/${name}.wasm`],
  ]);
