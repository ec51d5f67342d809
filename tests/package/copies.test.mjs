import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { installed, project } from "./support/installed.mjs";
import { runNode } from "./support/run-node.mjs";

/** The folder of a second copy, until the test ends: two dependencies that pin different versions bring two into one process. */
function otherCopy(t) {
  const folder = mkdtempSync(join(project, "copy-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(installed, folder, { recursive: true });
  return folder;
}

// Both are in the middle of a call, at the same time, when each makes values and errors of its own.
const interleave = `
  const request = (subscriberId) => ({ integrationIdentifier: "slack", subscriberId, workspace: { id: "T1" }, auth: { accessToken: "token" } });
  const errorOf = (promise) => promise.then(() => undefined, (error) => error);
  async function interleave(copies) {
    const sandbox = createSandbox();
    const create = ({ createChannelConnection }, subscriber) => createChannelConnection(request(subscriber), { secretKey: "key", fetch: sandbox.fetch });
    const created = await Promise.all(copies.flatMap((copy, index) => [1, 2, 3].map((n) => create(copy, "user-" + index + n))));
    const conflicts = await Promise.all(copies.map((copy) => errorOf(create(copy, "user-01"))));
    const faults = copies.map((copy) => copy.validateCreateChannelConnectionRequest({ ...request("user"), workspace: {} }).issues.length);
    return {
      created: new Set(created.map(({ identifier }) => identifier)).size,
      connections: sandbox.connections().length,
      first: created[0].identifier,
      faults,
      conflicts: conflicts.map((error, index) => ({
        code: error.code,
        connectionIdentifier: error.connectionIdentifier,
        instances: copies.map(({ NovuError }) => error instanceof NovuError),
        recognized: copies.every(({ isNovuError }) => isNovuError(error)),
      })),
    };
  }
`;

function expectUndisturbed({ created, connections, first, faults, conflicts }) {
  assert.deepEqual([created, connections, faults], [6, 6, [1, 1]]);
  const conflict = { code: "conflict", connectionIdentifier: first, recognized: true };
  assert.deepEqual(conflicts, [
    { ...conflict, instances: [true, false] },
    { ...conflict, instances: [false, true] },
  ]);
}

test("two copies of the package do not disturb one another", async (t) => {
  const other = otherCopy(t);
  expectUndisturbed(
    await runNode(`${interleave}
      import { createSandbox } from "novu-channel-connections/testing";
      report(await interleave([await import("novu-channel-connections"), await import("${other}/index.js")]));
    `),
  );
});

test("the ES modules and the CommonJS of one package do not disturb one another", async () => {
  expectUndisturbed(
    await runNode(`${interleave}
      import { createRequire } from "node:module";
      import { createSandbox } from "novu-channel-connections/testing";
      const require = createRequire(process.cwd() + "/");
      report(await interleave([await import("novu-channel-connections"), require("novu-channel-connections")]));
    `),
  );
});

test("initializing one copy of slim leaves the other as it was", async (t) => {
  const other = otherCopy(t);
  const [before, key, after] = await runNode(`
    import { readFileSync } from "node:fs";
    import * as one from "novu-channel-connections/slim";
    import * as two from "${other}/slim.js";
    const attempt = (call) => { try { return call(); } catch (error) { return error.code; } };
    const bytes = readFileSync("${other}/novu-channel-connections.wasm");
    await one.initialize(bytes);
    const before = attempt(two.generateIdempotencyKey);
    await two.initialize(bytes);
    report([before, attempt(one.generateIdempotencyKey), attempt(two.generateIdempotencyKey)]);
  `);
  assert.equal(before, "configuration");
  for (const value of [key, after]) assert.match(value, /^[0-9a-f]{32}$/);
});
