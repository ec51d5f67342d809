import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root, run } from "../../scripts/run.mjs";
import { project } from "./support/installed.mjs";

/** Copies examples to where the package is installed, and runs the tests of one with Node's own runner. */
test("the example for msw passes, where the package is installed from its tarball", async (t) => {
  const folder = mkdtempSync(join(project, "msw-"));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of ["msw", "vitest"]) cpSync(join(root, "tests/examples", name), join(folder, name), { recursive: true });
  // A runner inside of a runner says nothing of its tests, and passes.
  const { code, output } = await run(process.execPath, ["--test-reporter=tap", join(folder, "msw/connect-slack.test.js")], {
    ...{ mayFail: true, quiet: true, env: { NODE_TEST_CONTEXT: undefined } },
  });
  assert.equal(code, 0, output);
  assert.match(output, /^# pass 5$/m, output);
});
