import assert from "node:assert/strict";
import { test } from "node:test";
import { runNode } from "./support/run-node.mjs";

const start = `
  import { readFileSync } from "node:fs";
  import { createRequire } from "node:module";
  import * as slim from "novu-channel-connections/slim";
  const bytes = readFileSync(createRequire(process.cwd() + "/")
    .resolve("novu-channel-connections/wasm"));
  const outcome = async (call) => {
    try {
      return await call();
    } catch (error) {
      return { ours: slim.isNovuError(error), code: error.code, outcome: error.outcome, attempts: error.attempts, message: error.message };
    }
  };
`;

test("a call before initialize says to call it first", async () => {
  const error = await runNode(`${start} report(await outcome(() => slim.generateIdempotencyKey()));`);
  assert.deepEqual({ ...error, message: "" }, { ours: true, code: "configuration", outcome: "not_created", attempts: 0, message: "" });
  assert.match(error.message, /initialize/);
});

test("a call that returns a promise rejects before initialize, and does not throw", async () => {
  const error = await runNode(`${start}
    const promise = slim.createChannelConnection({}, {});
    report(await outcome(() => promise));
  `);
  assert.equal(error.code, "configuration");
});

const forms = {
  "a module": "new WebAssembly.Module(bytes)",
  bytes: "bytes",
  "an ArrayBuffer": "bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)",
  "a Response": "new Response(bytes)",
  "a promise of a Response": "Promise.resolve(new Response(bytes))",
};
for (const [form, expression] of Object.entries(forms)) {
  test(`initialize takes ${form}`, async () => {
    const key = await runNode(`${start} await slim.initialize(${expression}); report(slim.generateIdempotencyKey());`);
    assert.match(key, /^[0-9a-f]{32}$/);
  });
}

test("initialize takes a module of another realm", async () => {
  const key = await runNode(`${start}
    import { runInNewContext } from "node:vm";
    await slim.initialize(runInNewContext("new WebAssembly.Module(bytes)", { bytes }));
    report(slim.generateIdempotencyKey());
  `);
  assert.match(key, /^[0-9a-f]{32}$/);
});

test("initialize may be called again, also at the same time", async () => {
  const instances = await runNode(`${start}
    const { Instance } = WebAssembly;
    let instances = 0;
    WebAssembly.Instance = function (...args) { instances++; return new Instance(...args); };
    await Promise.all([slim.initialize(bytes), slim.initialize(bytes)]);
    await slim.initialize(bytes);
    slim.generateIdempotencyKey();
    report(instances);
  `);
  assert.equal(instances, 1);
});

test("initialize with something else says what it needs, and may be tried again", async () => {
  const [text, answer, nothing, key] = await runNode(`${start}
    report([
      await outcome(() => slim.initialize("https://cdn.test/x.wasm")),
      await outcome(() => slim.initialize(new Response("not here", { status: 404 }))),
      await outcome(() => slim.initialize()),
      await slim.initialize(bytes).then(slim.generateIdempotencyKey),
    ]);
  `);
  for (const error of [text, answer, nothing]) assert.equal(error.code, "configuration");
  assert.match(text.message, /WebAssembly\.Module/);
  assert.match(answer.message, /404/);
  assert.match(key, /^[0-9a-f]{32}$/);
});

for (const order of [
  ["novu-channel-connections", "novu-channel-connections/slim"],
  ["novu-channel-connections/slim", "novu-channel-connections"],
]) {
  test(`beside the main entry, slim needs no initialize (${order.join(", then ")})`, async () => {
    const results = await runNode(`
      const [first, second] = [await import("${order[0]}"), await import("${order[1]}")];
      report([first.isValidIdentifier("a"), second.isValidIdentifier("a b"), first.NovuError === second.NovuError]);
    `);
    assert.deepEqual(results, [true, false, true]);
  });
}
