import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectOnServer } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

const fixture = "package/managers";

// Nothing but the package is installed, from a file: nobody asks the network.
const managers = [
  {
    name: "pnpm",
    tool: "pnpm",
    cli: "pnpm/bin/pnpm.mjs",
    install: (folder) => ["install", "--offline", `--store-dir=${join(folder, "store")}`],
    run: (entry) => ["exec", "node", entry],
  },
  {
    name: "Yarn, Plug'n'Play",
    tool: "@yarnpkg/cli-dist",
    cli: "@yarnpkg/cli-dist/bin/yarn.js",
    settings: "nodeLinker: pnp\nenableGlobalCache: false\nenableTelemetry: false\nenableImmutableInstalls: false\n",
    install: () => ["install"],
    run: (entry) => ["node", entry],
  },
];

export const rows = managers.map(({ name, tool, cli, settings, install: installing, run }) => ({
  name,
  version: versionIn(fixture, tool),
  async run({ command, folder, after, tarball }) {
    const manager = join(await install(fixture), "node_modules", cli);
    const plain = await install("runtimes/plain");
    for (const file of ["main.mjs", "main.cjs", "scenario.mjs", "scenario.cjs"]) cpSync(join(plain, file), join(folder, file));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: { "novu-channel-connections": `file:${tarball}` } }));
    if (settings) writeFileSync(join(folder, ".yarnrc.yml"), settings);
    // So that it is a project of its own, inside of this repository.
    writeFileSync(join(folder, settings ? "yarn.lock" : "pnpm-workspace.yaml"), "");
    await command("node", [manager, ...installing(folder)], { node: 24 });
    for (const entry of ["main.mjs", "main.cjs"]) {
      const { env, requests } = await serveNovu(after);
      expectOnServer(JSON.parse(await command("node", [manager, ...run(entry)], { env, node: 24 })), requests());
    }
  },
}));
