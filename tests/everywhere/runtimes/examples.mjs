import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/run.mjs";
import { install } from "../support/install.mjs";
import { versionIn } from "../support/versions.mjs";

/** The example of a test runner, as it stands in tests/examples/, with what its fixture has installed. */
const rowOf = ({ name, tool, args, node }) => ({
  name,
  version: versionIn(`runtimes/${tool}`, tool),
  async run({ folder, command }) {
    const installed = join(await install(`runtimes/${tool}`), "node_modules");
    cpSync(join(root, "tests/examples", tool), folder, { recursive: true });
    symlinkSync(installed, join(folder, "node_modules"));
    const output = await command(join(installed, ".bin", tool), args, { node });
    const [, passed] = /Tests:?\s+(\d+) passed/.exec(output.replace(/\u001b\[[\d;]*m/g, "")) ?? [];
    if (!(passed > 5)) throw new Error(`Expected more than 5 tests to pass:\n${output}`);
  },
});

export const rows = [
  rowOf({ name: "Jest, the example", tool: "jest", args: ["--rootDir", "."] }),
  rowOf({ name: "Vitest, the example", tool: "vitest", args: ["run"], node: 24 }),
];
