import assert from "node:assert/strict";
import { test } from "node:test";
import { hostileCalls, seed } from "./support/hostile-calls.mjs";
import { importInstalled } from "./support/installed.mjs";

// Only the exports of the wasm tell how much memory, and how many JavaScript values, it holds.
let held;
const { Instance } = WebAssembly;
WebAssembly.Instance = function (...args) {
  const instance = new Instance(...args);
  const { memory, __wbindgen_externrefs: values } = instance.exports;
  held = () => ({ bytes: memory.buffer.byteLength, values: values.length });
  return instance;
};

const { main } = await importInstalled();
// Nothing huge: the room that it leaves behind would hide a leak.
const call = hostileCalls(main, { huge: false });

test(`the same 5000 hostile calls need no more memory the third time than the first time (HOSTILE_SEED=${seed})`, async () => {
  const round = async () => {
    // One after the other, so that each round needs the same at the same time.
    for (let number = 0; number < 5_000; number++) await call(number);
  };
  await round();
  const before = held();
  await round();
  await round();
  assert.deepEqual(held(), before);
});
