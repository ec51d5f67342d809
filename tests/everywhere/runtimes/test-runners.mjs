import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectOnServer } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";
import { apart } from "../support/wrangler.mjs";

const rowOf = ({ name, fixture, tool, args, node }) => ({
  name,
  version: versionIn(fixture, tool),
  async run({ command, after }) {
    const cwd = await install(fixture);
    const seen = join(cwd, `seen-${name.replace(/\W/g, "")}.json`);
    const { env, requests } = await serveNovu(after);
    await command(join(cwd, "node_modules/.bin", tool), args, { cwd, env: { ...env, SEEN: seen }, node });
    expectOnServer(JSON.parse(readFileSync(seen, "utf8")), requests());
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

// Where the glue is an ES module, nobody hands it a TextDecoder in jsdom.
const jestModules = {
  name: "Jest with jsdom, a form, ES modules",
  version: versionIn("runtimes/jest", "jest"),
  async run({ command }) {
    const cwd = await install("runtimes/jest");
    const seen = join(cwd, "seen-by-module.json");
    await command(join(cwd, "node_modules/.bin/jest"), ["--env=jsdom", "form.test.mjs"], { cwd, env: { SEEN: seen, NODE_OPTIONS: "--experimental-vm-modules" } });
    const { identifier, ...rest } = JSON.parse(readFileSync(seen, "utf8"));
    assert.match(identifier, /^chconn_[0-9a-z]{12}$/);
    assert.deepEqual(rest, { kinds: ["object", "undefined"], request: [[["context", "täg 🦊"], "format"], [["workspace", "id"], "empty"]] });
  },
};

const vitestInWorkerd = {
  name: "Vitest with @cloudflare/vitest-plugin",
  version: versionIn("runtimes/vitest-cloudflare", "@cloudflare/vitest-plugin"),
  async run({ command, after, folder }) {
    const cwd = await install("runtimes/vitest-cloudflare");
    const { env, requests } = await serveNovu(after);
    const output = await command(join(cwd, "node_modules/.bin/vitest"), ["run"], { cwd, env: { ...env, ...apart(folder) }, node: 24 });
    expectOnServer(JSON.parse(/^seen: (.*)$/m.exec(output)[1]), requests());
  },
};

const jest = { fixture: "runtimes/jest", tool: "jest" };

export const rows = [
  rowOf({ ...jest, name: "Jest, CommonJS", args: ["package.test.js"] }),
  rowOf({ ...jest, name: "Jest with Vercel's edge runtime", args: ["--env=@edge-runtime/jest-environment", "package.test.js"] }),
  jestWithJsdom,
  jestModules,
  rowOf({ name: "Vitest", fixture: "runtimes/vitest", tool: "vitest", args: ["run"], node: 24 }),
  vitestInWorkerd,
];
