import assert from "node:assert/strict";
import { test } from "node:test";
import { runNode } from "./support/run-node.mjs";

const start = `
  const forbid = (...names) => {
    for (const name of names) WebAssembly[name] = function () { throw new WebAssembly.CompileError("forbidden here"); };
  };
  const reportOf = async (load) => {
    const { isNovuError } = await import("novu-channel-connections");
    await load().then(report, (error) => report([isNovuError(error), error.code, error.outcome, error.attempts, error.message]));
  };
`;

const loads = {
  "the package": `(await import("novu-channel-connections")).isValidIdentifier("a")`,
  "its sandbox": `(await import("novu-channel-connections/testing")).createSandbox()`,
  initialize: `(await import("novu-channel-connections/slim")).initialize(
    (await import("node:fs")).readFileSync("node_modules/novu-channel-connections/novu-channel-connections.wasm"))`,
};

// What a policy forbids: most browsers refuse to compile, Safari compiles and refuses an instance.
const refusals = { compiled: ["Module", "compile"], instantiated: ["Instance"] };

for (const [what, load] of Object.entries(loads)) {
  for (const [verb, names] of Object.entries(refusals)) {
    test(`${what}: where WebAssembly may not be ${verb}, the error names the directive that is missing`, async () => {
      const [ours, code, outcome, attempts, message] = await runNode(`${start}
        forbid(${names.map((name) => `"${name}"`).join(", ")});
        await reportOf(async () => ${load});
      `);
      assert.deepEqual([ours, code, outcome, attempts], [true, "configuration", "not_created", 0]);
      assert.match(message, /script-src 'wasm-unsafe-eval'.*forbidden here/);
      if (what !== "initialize") assert.match(message, /"workerd" or "edge-light".*@cloudflare\/vite-plugin.*serverExternalPackages: \["novu-channel-connections"\]/);
    });
  }
}
