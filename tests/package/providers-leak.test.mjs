import assert from "node:assert/strict";
import { test } from "node:test";
import { hostileAnswer } from "./support/hostile-answers.mjs";
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

const { providers } = await importInstalled();
const seed = Number(process.env.HOSTILE_SEED ?? Math.floor(Math.random() * 2 ** 32));

test(`the same 5,000 hostile answers need no more memory the third time than the first time (HOSTILE_SEED=${seed})`, () => {
  const round = () => {
    for (let call = 0; call < 5_000; call++) {
      const { name, args } = hostileAnswer(seed + call, { huge: false });
      try {
        providers[name](...args);
      } catch {
        // Of what kind it is, other tests check.
      }
    }
  };
  round();
  const before = held();
  round();
  round();
  assert.deepEqual(held(), before);
});
