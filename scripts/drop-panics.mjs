import { readFileSync, writeFileSync } from "node:fs";
import { Stop } from "./run.mjs";

/** Where every panic, and every failed allocation, ends. */
const ends = ["rust_begin_unwind", "__rust_alloc_error_handler"];

/** What leads there from the checks of the standard library, and does nothing on the way but to gather the message. */
const leadsThere = /^core\[\w+\]::.*\b(panic(_\w+)?|\w+_fail(ed)?)$/;

/**
 * Lets a panic of a wasm stop at once, as it does after it wrote a message that nobody sees: in a wasm there is no place
 * to print to. wasm-opt can then drop all that makes the message: 2 KB of every bundle, after brotli.
 */
export async function dropPanics(path) {
  const { default: binaryen } = await import("binaryen");
  const wasm = binaryen.readBinary(readFileSync(path));
  const functions = Array.from({ length: wasm.getNumFunctions() }, (_, index) => wasm.getFunctionByIndex(index));
  for (const end of ends) {
    const found = functions.find((one) => binaryen.getFunctionInfo(one).name.endsWith(`::${end}`));
    if (!found) throw new Stop(`There is no function ${end} in ${path}.`);
    binaryen.Function.setBody(found, wasm.unreachable());
  }
  for (const one of functions.filter((one) => leadsThere.test(binaryen.getFunctionInfo(one).name))) {
    binaryen.Function.setBody(one, wasm.unreachable());
  }
  binaryen.setDebugInfo(true);
  writeFileSync(path, wasm.emitBinary());
  wasm.dispose();
}
