import assert from "node:assert/strict";
import { test } from "node:test";
import { runWorker } from "./support/run-worker.mjs";

const answer = (imports, expression) => `
  import { ${imports} } from "novu-channel-connections";
  export default { async fetch() { return Response.json(${expression}); } };
`;

test("a worker uses the wasm as a module of its own", async (t) => {
  const fetch = await runWorker(t, answer("generateIdempotencyKey, isValidIdentifier", `[generateIdempotencyKey(), isValidIdentifier("a b")]`));
  const [key, valid] = await (await fetch()).json();
  assert.match(key, /^[0-9a-f]{32}$/);
  assert.equal(valid, false);
});

test("slim takes the wasm from novu-channel-connections/wasm", async (t) => {
  const fetch = await runWorker(
    t,
    `
    import wasm from "novu-channel-connections/wasm";
    import { generateIdempotencyKey, initialize } from "novu-channel-connections/slim";
    export default { async fetch() { await initialize(wasm); return Response.json(generateIdempotencyKey()); } };
  `,
  );
  assert.match(await (await fetch()).json(), /^[0-9a-f]{32}$/);
});

test("where a bundler overlooked the condition, the error names it", async (t) => {
  const source = `
    import { isNovuError, isValidIdentifier } from "novu-channel-connections";
    export default {
      fetch() {
        try { return Response.json(isValidIdentifier("a")); }
        catch (error) { return Response.json([isNovuError(error), error.code, error.message]); }
      },
    };
  `;
  const fetch = await runWorker(t, source, { conditions: ["import"] });
  const [ours, code, message] = await (await fetch()).json();
  assert.deepEqual([ours, code], [true, "configuration"]);
  assert.match(message, /"workerd"/);
});
