import { readFileSync, writeFileSync } from "node:fs";
import { Stop } from "./run.mjs";

/** Where every panic, and every failed allocation, ends. */
const ends = ["rust_begin_unwind", "__rust_alloc_error_handler"];

/** What leads there from the checks of the standard library, and does nothing on the way but to gather the message. */
const leadsThere = /^core\[\w+\]::.*\b(panic(_\w+)?|\w+_fail(ed)?)$/;

/** What the functions of this crate have in their names, and those that drop a value of whatever type. */
const own = /novu_channel_connections::|::drop_in_place/;

/**
 * Lets a panic of a wasm stop at once, as it does after it wrote a message that nobody sees: in a wasm there is no place
 * to print to. wasm-opt can then drop all that makes the message: 2 KB of every bundle, after brotli.
 *
 * With `onlyOwnPointers`, the functions of libraries can no longer be called through pointers, which only panics, closures
 * and futures do: 2 KB more. A call that is made all the same stops the wasm.
 */
export async function dropPanics(path, { onlyOwnPointers }) {
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
  if (onlyOwnPointers) dropPointers(binaryen, wasm);
  binaryen.setDebugInfo(true);
  writeFileSync(path, wasm.emitBinary());
  wasm.dispose();
}

function dropPointers(binaryen, wasm) {
  const trap = "no such pointer";
  wasm.addFunction(trap, binaryen.none, binaryen.none, [], wasm.unreachable());
  const segments = Array.from({ length: wasm.getNumElementSegments() }, (_, index) => wasm.getElementSegmentByIndex(index));
  const [segment, another] = segments.map((one) => binaryen.getElementSegmentInfo(one));
  if (!segment || another) throw new Stop("Expected one segment of pointers to functions.");
  const kept = segment.data.map((name) => (own.test(name) ? name : trap));
  const offset = wasm.copyExpression(segment.offset);
  wasm.removeElementSegment(segment.name);
  wasm.addActiveElementSegment(segment.table, segment.name, kept, offset);
}
