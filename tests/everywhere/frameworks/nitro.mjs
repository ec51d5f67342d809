import { join } from "node:path";
import { askServer } from "../support/ask-server.mjs";
import { inTurn } from "../support/in-turn.mjs";
import { install } from "../support/install.mjs";
import { serveNetlify } from "../support/netlify.mjs";
import { runWorkerFolder } from "../support/run-worker-folder.mjs";
import { cannotOnVercelEdge, lookAtVercelEdge } from "../support/vercel-edge.mjs";
import { versionIn } from "../support/versions.mjs";

const rowOf = ({ name, fixture = "frameworks/nitro", tool = "nitropack", preset, look, cannot }) => ({
  name,
  version: versionIn(fixture, tool),
  cannot,
  async run({ command, start, after }) {
    const cwd = await install(fixture);
    await inTurn(fixture, () => command(join(cwd, "node_modules/.bin/nitro"), ["build", "--preset", preset], { cwd, node: 22 }));
    await look({ cwd, start, after });
  },
});

async function lookAtWorker({ cwd, after }) {
  await askServer(after, await runWorkerFolder(after, join(cwd, ".output/server"), { main: "index.mjs" }));
}

export const rows = [
  rowOf({
    name: "Nitro 2, Cloudflare",
    preset: "cloudflare_module",
    look: lookAtWorker,
  }),
  rowOf({
    name: "Nitro 3, Cloudflare",
    fixture: "frameworks/nitro-3",
    tool: "nitro",
    preset: "cloudflare_module",
    look: lookAtWorker,
  }),
  rowOf({
    name: "Nitro 2, Netlify edge, run in Deno",
    preset: "netlify_edge",
    look: async ({ after, ...row }) => askServer(after, await serveNetlify(row)),
  }),
  rowOf({
    name: "Nitro 2, Vercel edge",
    preset: "vercel_edge",
    cannot: cannotOnVercelEdge,
    look: lookAtVercelEdge,
  }),
];
