import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectBoth } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

const rowOf = ({ name, fixture, tool, args, node }) => ({
  name,
  version: versionIn(fixture, tool),
  async run({ command, after }) {
    const cwd = await install(fixture);
    const { env, requests } = await serveNovu(after);
    await command(join(cwd, "node_modules/.bin", tool), args, { cwd, env, node });
    expectBoth(JSON.parse(readFileSync(join(cwd, "seen.json"), "utf8")), requests());
  },
});

// Jest's jsdom has no fetch: what is left there is what a form does. The sandbox says so.
const jestWithJsdom = {
  name: "Jest with jsdom, a form",
  version: versionIn("runtimes/jest", "jest"),
  async run({ command }) {
    const cwd = await install("runtimes/jest");
    const seen = join(cwd, "seen-by-form.json");
    await command(join(cwd, "node_modules/.bin/jest"), ["form.test.js"], { cwd, env: { SEEN: seen } });
    const { identifier, sandbox, ...rest } = JSON.parse(readFileSync(seen, "utf8"));
    assert.match(identifier, /^chconn_[0-9a-z]{12}$/);
    assert.match(sandbox, /needs Request, Response of the runtime.*@jest-environment node/);
    assert.deepEqual(rest, {
      field: [["workspace", "id"], "empty"],
      request: [[["context", "täg 🦊"], "format"], [["workspace", "id"], "empty"]],
      right: true,
      keys: ["region:eu", "tenant:org-acme"],
    });
  },
};

export const rows = [
  rowOf({ name: "Jest, CommonJS", fixture: "runtimes/jest", tool: "jest", args: ["package.test.js"] }),
  jestWithJsdom,
  rowOf({ name: "Vitest", fixture: "runtimes/vitest", tool: "vitest", args: ["run"], node: 24 }),
];
