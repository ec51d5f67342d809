import assert from "node:assert/strict";
import { test } from "node:test";
import { runNode } from "./support/run-node.mjs";

const call = `createChannelConnection(
  { integrationIdentifier: "slack", subscriberId: "user", workspace: { id: "T1" }, auth: { accessToken: "xoxb-token" } },
  { secretKey: "a-key", fetch: async () => Response.json({ identifier: "a" }, { status: 201 }) },
)`;
const entries = {
  import: 'import { createChannelConnection } from "novu-channel-connections";',
  require: 'import { createRequire } from "node:module"; const { createChannelConnection } = createRequire(import.meta.url)("novu-channel-connections");',
};

for (const [how, imported] of Object.entries(entries)) {
  test(`${how}: without WebAssembly a call says so, where that is so, and nothing of a policy`, async () => {
    const said = `async ({ code, message }) => [code, message]`;
    const [code, message] = await runNode(`${imported} delete globalThis.WebAssembly; report(await ${call}.catch(${said}));`);
    assert.equal(code, "configuration");
    assert.match(message, /needs WebAssembly.*React Native.*Lockdown Mode.*--jitless/);
    assert.doesNotMatch(message, /Content-Security-Policy/);
  });

  test(`${how}: without TextDecoder and TextEncoder, as in Jest's jsdom, validation and calls work`, async () => {
    const hidden = "delete globalThis.TextDecoder; delete globalThis.TextEncoder;";
    const load = how === "import" ? 'await import("novu-channel-connections")' : 'createRequire(import.meta.url)("novu-channel-connections")';
    const [path, sent] = await runNode(`
      import { createRequire } from "node:module";
      Response.json({});
      ${hidden}
      const { createChannelConnection, validateField } = ${load};
      const fetch = async (url, { body }) => (report([validateField(["context", "täg 🦊"], "a")[0].path, body]), Response.json({ identifier: "a" }, { status: 201 }));
      await createChannelConnection(
        { integrationIdentifier: "slack", subscriberId: "Zoë 🦊", workspace: { id: "T1" }, auth: { accessToken: "xoxb-token" } },
        { secretKey: "a-key", fetch },
      );
    `);
    assert.deepEqual(path, ["context", "täg 🦊"]);
    assert.equal(JSON.parse(sent).subscriberId, "Zoë 🦊");
  });

  // Node makes its Response, of which it is asked for the first time, with performance.
  test(`${how}: without performance there is another clock`, async () => {
    assert.equal((await runNode(`${imported} Response.json({}); delete globalThis.performance; report(await ${call});`)).identifier, "a");
  });
}

test("slim says the same when the WebAssembly is to be loaded", async () => {
  const slim = 'import { initialize } from "novu-channel-connections/slim";';
  const message = await runNode(`${slim} delete globalThis.WebAssembly; report(await initialize(new Uint8Array()).catch(({ message }) => message));`);
  assert.match(message, /needs WebAssembly/);
});
