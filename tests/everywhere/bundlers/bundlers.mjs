import { join, resolve } from "node:path";
import { root } from "../../../scripts/run.mjs";
import { expectOnServer, expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveFolder } from "../support/serve-folder.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn, versionInRoot } from "../support/versions.mjs";

// What each is asked on its command line, where `out` is the folder for the bundle; everything else is its default.
const bundlers = [
  {
    name: "webpack",
    version: versionIn("bundlers/webpack", "webpack"),
    page: (out) => ["webpack", "./page.js", "--mode=production", `--output-path=${out}`],
    server: (out) => ["webpack", "./server.js", "--mode=production", "--target=node", `--output-path=${out}`],
    files: ["main.js", "main.js"],
  },
  {
    name: "Rspack",
    version: versionIn("bundlers/rspack", "@rspack/core"),
    page: (out) => ["rspack", "build", "--entry=./page.js", "--mode=production", `--output-path=${out}`],
    server: (out) => ["rspack", "build", "--entry=./server.js", "--mode=production", "--config=server.config.mjs", `--output-path=${out}`],
    files: ["main.js", "main.js"],
  },
  {
    name: "Rollup",
    version: versionIn("bundlers/rollup", "rollup"),
    page: (out) => ["rollup", "page.js", "--plugin=node-resolve", `--dir=${out}`],
    server: (out) => ["rollup", "server.js", "--plugin=node-resolve", `--dir=${out}`],
    files: ["page.js", "server.js"],
  },
  {
    name: "esbuild",
    version: versionInRoot("esbuild"),
    quick: true,
    bin: join(root, "node_modules/.bin"),
    page: (out) => ["esbuild", "page.js", "--bundle", `--outdir=${out}`],
    server: (out) => ["esbuild", "server.js", "--bundle", "--platform=node", `--outfile=${out}/server.cjs`],
    files: ["page.js", "server.cjs"],
  },
  {
    name: "Rolldown",
    version: versionIn("bundlers/rolldown", "rolldown"),
    page: (out) => ["rolldown", "page.js", `--dir=${out}`],
    server: (out) => ["rolldown", "server.js", "--platform=node", `--dir=${out}`],
    files: ["page.js", "server.js"],
  },
  {
    name: "bun build",
    version: versionIn("bundlers/bun-build", "@oven/bun-linux-x64-baseline"),
    bin: "@oven/bun-linux-x64-baseline/bin",
    page: (out) => ["bun", "build", "page.js", `--outdir=${out}`],
    server: (out) => ["bun", "build", "server.js", "--target=node", `--outdir=${out}`],
    files: ["page.js", "server.js"],
  },
];

function rowsOf({ name, version, quick, bin = ".bin", page, server, files: [pageFile, serverFile] }) {
  // The bundle goes to the folder of the row: from there, nobody finds the package in a node_modules.
  const bundle = async ({ command, folder }, argumentsFor) => {
    const cwd = await install(`bundlers/${name.toLowerCase().replace(" ", "-")}`, { withFiles: "bundlers/app" });
    const [tool, ...args] = argumentsFor(folder);
    await command(resolve(cwd, "node_modules", bin, tool), args, { cwd });
  };
  return [
    {
      name: `${name}, page`,
      version,
      quick,
      async run(row) {
        await bundle(row, page);
        const { url, requests } = await serveNovu(row.after);
        const address = await serveFolder(row.after, row.folder, { page: `<!doctype html><script type="module" src="${pageFile}"></script>` });
        expectScenario(await seePage(row.after, address, { novu: url }), { requests: requests() });
      },
    },
    {
      name: `${name}, for Node`,
      version,
      quick,
      async run(row) {
        await bundle(row, server);
        const { env, requests } = await serveNovu(row.after);
        expectOnServer(JSON.parse(await row.command("node", [serverFile], { env })), requests());
      },
    },
  ];
}

export const rows = bundlers.flatMap(rowsOf);
