import { join } from "node:path";
import { expectOnServer, expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveFolder } from "../support/serve-folder.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

const fixture = "bundlers/webpack-4";
const version = versionIn(fixture, "webpack");

async function bundle({ command, folder }, args) {
  const cwd = await install(fixture, { withFiles: "bundlers/app" });
  await command(join(cwd, "node_modules/.bin/webpack"), [...args, "--mode=production", `--output-path=${folder}`], { cwd });
}

export const rows = [
  {
    name: "webpack 4, page",
    version,
    async run(row) {
      await bundle(row, ["./page.js"]);
      const { url, requests } = await serveNovu(row.after);
      const address = await serveFolder(row.after, row.folder, { page: '<!doctype html><script src="main.js"></script>' });
      expectScenario(await seePage(row.after, address, { novu: url }), { requests: requests() });
    },
  },
  {
    name: "webpack 4, for Node",
    version,
    async run(row) {
      await bundle(row, ["./server.js", "--target=node"]);
      const { env, requests } = await serveNovu(row.after);
      expectOnServer(JSON.parse(await row.command("node", ["main.js"], { env })), requests());
    },
  },
];
