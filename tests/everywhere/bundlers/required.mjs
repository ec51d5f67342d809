import { join, resolve } from "node:path";
import { cpSync } from "node:fs";
import { root } from "../../../scripts/run.mjs";
import { expectOnServer } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn, versionInRoot } from "../support/versions.mjs";

// A server that is written in CommonJS, in one file, or with copies of the files that it needs.
const tools = [
  {
    name: "esbuild",
    fixture: "bundlers/esbuild",
    version: versionInRoot("esbuild"),
    quick: true,
    bin: join(root, "node_modules/.bin"),
    args: (out) => ["esbuild", "required.cjs", "--bundle", "--platform=node", `--outfile=${out}/main.cjs`],
    file: "main.cjs",
  },
  {
    name: "Rolldown",
    fixture: "bundlers/rolldown",
    version: versionIn("bundlers/rolldown", "rolldown"),
    args: (out) => ["rolldown", "required.cjs", "--platform=node", "--format=cjs", `--dir=${out}`],
    file: "required.js",
  },
  {
    name: "@vercel/ncc",
    fixture: "bundlers/ncc",
    version: versionIn("bundlers/ncc", "@vercel/ncc"),
    args: (out) => ["ncc", "build", "required.cjs", "--no-cache", "--out", out],
    file: "index.cjs",
  },
  {
    name: "@vercel/nft",
    fixture: "bundlers/ncc",
    version: versionIn("bundlers/ncc", "@vercel/nft"),
    args: () => ["nft", "build", "required.cjs"],
    made: "dist",
    file: "required.cjs",
  },
];

export const rows = tools.map(({ name, fixture, version, quick, bin = ".bin", args: argumentsFor, made, file }) => ({
  name: `${name}, CommonJS for Node`,
  version,
  quick,
  async run({ command, folder, after }) {
    const cwd = await install(fixture, { withFiles: "bundlers/app" });
    const [tool, ...args] = argumentsFor(folder);
    await command(resolve(cwd, "node_modules", bin, tool), args, { cwd });
    // From the folder of the row, nobody finds what was not copied.
    if (made) cpSync(join(cwd, made), folder, { recursive: true });
    const { env, requests } = await serveNovu(after);
    expectOnServer(JSON.parse(await command("node", [file], { env })), requests());
  },
}));
