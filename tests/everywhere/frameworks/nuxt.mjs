import { join } from "node:path";
import { askServer } from "../support/ask-server.mjs";
import { expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";
import { wranglerDev } from "../support/wrangler.mjs";

/** The page and the API of what is built for Cloudflare. */
const rowOf = (major) => ({
  name: `Nuxt ${major}, Cloudflare`,
  version: versionIn(`frameworks/nuxt-${major}`, "nuxt"),
  heavy: true,
  async run(row) {
    const { command, after } = row;
    const cwd = await install(`frameworks/nuxt-${major}`);
    await command(join(cwd, "node_modules/.bin/nuxt"), ["build"], { cwd, node: 22 });
    const tool = await install("bundlers/wrangler", { withFiles: "bundlers/app" });
    const args = [".output/server/index.mjs", "--assets=.output/public", "--compatibility-date=2026-04-26", "--compatibility-flags=nodejs_compat"];
    const address = await wranglerDev(row, cwd, { tool, args });
    await askServer(after, `${address}/api/run`);
    const { url, requests } = await serveNovu(after);
    expectScenario(await seePage(after, address, { novu: url }), { requests: requests() });
  },
});

export const rows = [rowOf(4), rowOf(3)];
