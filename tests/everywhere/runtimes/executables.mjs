import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleFiles } from "../../../scripts/bundle.mjs";
import { expectOnServer } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

const bun = "@oven/bun-linux-x64-baseline";

/** A program in one file, with its runtime inside, that runs where nothing else is. */
const rowOf = (name, version, make) => ({
  name,
  version,
  async run(row) {
    const program = join(row.folder, "program");
    await make({ ...row, program, source: await install("runtimes/plain") });
    const { env, requests } = await serveNovu(row.after);
    expectOnServer(JSON.parse(await row.command(program, [], { env })), requests());
  },
});

export const rows = [
  rowOf("bun build --compile", versionIn("runtimes/bun", bun), async ({ command, program, source }) => {
    const binary = join(await install("runtimes/bun"), "node_modules", bun, "bin/bun");
    await command(binary, ["build", "--compile", "main.mjs", `--outfile=${program}`], { cwd: source });
  }),
  rowOf("Node, single executable application", versionIn("runtimes/nodes", "node-26"), async ({ command, folder, program, source }) => {
    const options = { entryPoints: [join(source, "main.cjs")], absWorkingDir: source, format: "cjs", platform: "node", conditions: undefined };
    const [{ contents }] = await bundleFiles(options);
    writeFileSync(join(folder, "main.cjs"), contents);
    writeFileSync(join(folder, "sea.json"), JSON.stringify({ main: "main.cjs", output: program, disableExperimentalSEAWarning: true }));
    await command("node", ["--build-sea", "sea.json"], { node: 26 });
  }),
];
