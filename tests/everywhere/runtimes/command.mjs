import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

const lineOf = (number) =>
  JSON.stringify({ subscriberId: `user-${number}`, installation: { team: { id: `T${number}` }, bot: { token: `xoxb-${number}` } } });

/** The command as a user calls it, in a project that has the packed package. */
const rowOf = ({ name, version, quick, node }) => ({
  name,
  version,
  quick,
  async run({ folder, command, after }) {
    const cwd = await install("runtimes/plain");
    const { env, requests } = await serveNovu(after);
    const file = join(folder, "lines.ndjson");
    writeFileSync(file, `${[1, 2, 3].map(lineOf).join("\n")}\n`);
    const args = ["import", file, "--integration", "slack-prod", "--server-url", env.NOVU_SERVER_URL, "--journal", join(folder, "journal"), "--json"];
    for (const [created, before] of [[3, 0], [0, 3]]) {
      const output = await command("npx", ["--no-install", "novu-channel-connections", ...args], { cwd, env, node });
      const summary = JSON.parse(output.trim().split("\n").at(-1));
      assert.deepEqual([summary.lines, summary.created, summary.before], [3, created, before]);
    }
    assert.equal(requests().length, 3);
  },
});

export const rows = [
  rowOf({ name: "Node, the one that is here, the command", version: process.versions.node, quick: true }),
  ...[20, 22, 24].map((node) => rowOf({ name: `Node ${node}, the command`, version: versionIn("runtimes/nodes", `node-${node}`), node })),
];
