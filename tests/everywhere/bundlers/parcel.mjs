import { join } from "node:path";
import { expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveFolder } from "../support/serve-folder.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

export const rows = [
  {
    name: "Parcel, page",
    version: versionIn("bundlers/parcel", "parcel"),
    async run({ command, after, folder }) {
      const cwd = await install("bundlers/parcel", { withFiles: "bundlers/app" });
      const parcel = join(cwd, "node_modules/.bin/parcel");
      await command(parcel, ["build", "index.html", `--dist-dir=${folder}`, "--no-cache"], { cwd });
      const { url, requests } = await serveNovu(after);
      expectScenario(await seePage(after, await serveFolder(after, folder), { novu: url }), { requests: requests() });
    },
  },
];
