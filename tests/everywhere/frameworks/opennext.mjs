import { join } from "node:path";
import { expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";
import { apart, wranglerDev } from "../support/wrangler.mjs";

const fixture = "frameworks/opennext";

export const rows = [
  {
    name: "Next.js on Cloudflare, with OpenNext",
    version: versionIn(fixture, "@opennextjs/cloudflare"),
    heavy: true,
    async run(row) {
      const cwd = await install(fixture);
      await row.command(join(cwd, "node_modules/.bin/opennextjs-cloudflare"), ["build"], { cwd, env: apart(row.folder), node: 22 });
      const { url, requests } = await serveNovu(row.after);
      const answer = await fetch(`${await wranglerDev(row, cwd)}?novu=${encodeURIComponent(url)}`);
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      expectScenario(await answer.json(), { requests: requests() });
    },
  },
];
