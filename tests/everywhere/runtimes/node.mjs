import { expectOnServer } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

const entries = { import: "main.mjs", require: "main.cjs" };
const majors = [20, 22, 24, 26];

const rowOf = ({ name, how, version, quick, node }) => ({
  name: `${name}, ${how}`,
  version,
  quick,
  async run({ command, after }) {
    const cwd = await install("runtimes/plain");
    const { env, requests } = await serveNovu(after);
    const output = await command("node", [entries[how]], { cwd, env, node });
    expectOnServer(JSON.parse(output), requests());
  },
});

export const rows = Object.keys(entries).flatMap((how) => [
  rowOf({ name: "Node, the one that is here", how, version: process.versions.node, quick: true }),
  ...majors.map((node) => rowOf({ name: `Node ${node}`, how, version: versionIn("runtimes/nodes", `node-${node}`), node })),
]);
