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

export const rows = [
  rowOf({ name: "Jest, CommonJS", fixture: "runtimes/jest", tool: "jest", args: [] }),
  rowOf({ name: "Vitest", fixture: "runtimes/vitest", tool: "vitest", args: ["run"], node: 24 }),
];
