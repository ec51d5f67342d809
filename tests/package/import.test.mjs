import assert from "node:assert/strict";
import { test } from "node:test";
import { runNode } from "./support/run-node.mjs";

// Whatever an import could do that may fail or wait is replaced by a trap before the import.
const traps = `
  const before = new Set(Reflect.ownKeys(globalThis));
  const touched = [];
  const trap = (object, name) => {
    const original = object[name];
    object[name] = new Proxy(function () {}, {
      apply: () => touched.push(name),
      construct: () => (touched.push(name), {}),
    });
    return () => (object[name] = original);
  };
  const restore = [
    ...["Module", "Instance", "Memory", "Table", "compile", "instantiate", "compileStreaming", "instantiateStreaming", "validate"].map((name) => trap(WebAssembly, name)),
    ...["fetch", "setTimeout", "setInterval", "queueMicrotask", "atob"].map((name) => trap(globalThis, name)),
    ...["getRandomValues", "randomUUID"].map((name) => trap(crypto, name)),
  ];
  const release = () => restore.forEach((undo) => undo());
  const globals = () => Reflect.ownKeys(globalThis).filter((name) => !before.has(name)).map(String);
`;

const entries = ["", "/slim", "/edge", "/providers", "/testing"].map((path) => `novu-channel-connections${path}`);

for (const entry of entries) {
  test(`importing ${entry} compiles, fetches, schedules and defines nothing`, async () => {
    const seen = await runNode(`${traps}
      await import("${entry}");
      release();
      report({ touched, globals: globals() });
    `);
    assert.deepEqual(seen, { touched: [], globals: [] });
  });

  test(`requiring ${entry} compiles, fetches, schedules and defines nothing`, async () => {
    const seen = await runNode(
      `${traps}
      const loaded = require("${entry}");
      release();
      report({ touched, globals: globals() });
    `,
      { type: "commonjs" },
    );
    assert.deepEqual(seen, { touched: [], globals: [] });
  });
}

test("import and require give the same names", async () => {
  for (const entry of entries) {
    const imported = await runNode(`report(Object.keys(await import("${entry}")).sort());`);
    const required = await runNode(`report(Object.keys(require("${entry}")).sort());`, { type: "commonjs" });
    assert.deepEqual(imported, required, entry);
  }
});

test("a CommonJS file can be imported by the names in it", async () => {
  const key = await runNode(`
    import { generateIdempotencyKey } from "./node_modules/novu-channel-connections/index.cjs";
    report(generateIdempotencyKey());
  `);
  assert.match(key, /^[0-9a-f]{32}$/);
});

test("the wasm is instantiated by the first call, and only by that", async () => {
  const counts = await runNode(`
    import { generateIdempotencyKey, isValidIdentifier } from "novu-channel-connections";
    const { Instance } = WebAssembly;
    let instances = 0;
    WebAssembly.Instance = function (...args) { instances++; return new Instance(...args); };
    const counts = [instances];
    for (const call of [generateIdempotencyKey, () => isValidIdentifier("a"), generateIdempotencyKey]) { call(); counts.push(instances); }
    report(counts);
  `);
  assert.deepEqual(counts, [0, 1, 1, 1]);
});
