import { join } from "node:path";
import { askServer } from "../support/ask-server.mjs";
import { install } from "../support/install.mjs";
import { runWorkerFolder } from "../support/run-worker-folder.mjs";
import { versionIn } from "../support/versions.mjs";
import { apart, wranglerDev } from "../support/wrangler.mjs";

const version = versionIn("bundlers/wrangler", "wrangler");
const ready = () => install("bundlers/wrangler", { withFiles: "bundlers/app" });

export const rows = [
  {
    name: "wrangler dev",
    version,
    async run(row) {
      await askServer(row.after, await wranglerDev(row, await ready()));
    },
  },
  {
    name: "wrangler deploy, run in workerd",
    version,
    async run({ command, after, folder }) {
      const cwd = await ready();
      const args = ["deploy", "--dry-run", `--outdir=${join(folder, "out")}`];
      await command(join(cwd, "node_modules/.bin/wrangler"), args, { cwd, env: apart(folder), node: 22 });
      await askServer(after, await runWorkerFolder(after, join(folder, "out"), { main: "worker.js" }));
    },
  },
];
