import { join } from "node:path";
import { askServer } from "../support/ask-server.mjs";
import { expectScenario } from "../support/expect-scenario.mjs";
import { inTurn } from "../support/in-turn.mjs";
import { install } from "../support/install.mjs";
import { serveNetlify } from "../support/netlify.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { cannotOnVercelEdge, lookAtVercelEdge } from "../support/vercel-edge.mjs";
import { versionIn } from "../support/versions.mjs";
import { wranglerDev } from "../support/wrangler.mjs";

const hosts = [
  {
    host: "Cloudflare",
    preset: "cloudflare_module",
    /** The page and the API. */
    async look(row) {
      const { cwd, after } = row;
      const tool = await install("bundlers/wrangler", { withFiles: "bundlers/app" });
      const args = [".output/server/index.mjs", "--assets=.output/public", "--compatibility-date=2026-04-26", "--compatibility-flags=nodejs_compat"];
      const address = await wranglerDev(row, cwd, { tool, args });
      await askServer(after, `${address}/api/run`);
      const { url, requests } = await serveNovu(after);
      expectScenario(await seePage(after, address, { novu: url }), { requests: requests() });
    },
  },
  {
    host: "Netlify edge, run in Deno",
    preset: "netlify_edge",
    look: async ({ after, ...row }) => askServer(after, new URL("api/run", await serveNetlify(row))),
  },
  { host: "Vercel edge", preset: "vercel_edge", cannot: cannotOnVercelEdge, look: lookAtVercelEdge },
];

const rowOf = (major, { host, preset, cannot, look }) => ({
  name: `Nuxt ${major}, ${host}`,
  version: versionIn(`frameworks/nuxt-${major}`, "nuxt"),
  heavy: true,
  cannot,
  async run(row) {
    const cwd = await install(`frameworks/nuxt-${major}`, { withFiles: "frameworks/nuxt" });
    // Each build replaces what the one before left.
    await inTurn(cwd, async () => {
      await row.command(join(cwd, "node_modules/.bin/nuxt"), ["build"], { cwd, node: 22, env: { PRESET: preset } });
      await look({ ...row, cwd });
    });
  },
});

export const rows = [4, 3].flatMap((major) => hosts.map((host) => rowOf(major, host)));
