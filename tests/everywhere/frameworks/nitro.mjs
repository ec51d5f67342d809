import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askServer } from "../support/ask-server.mjs";
import { deno } from "../support/deno.mjs";
import { inTurn } from "../support/in-turn.mjs";
import { install } from "../support/install.mjs";
import { runWorkerFolder } from "../support/run-worker-folder.mjs";
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
    async look({ cwd, start, after }) {
      const args = ["run", "--allow-env", "--allow-read", "--allow-net=127.0.0.1", "serve-netlify.mjs"];
      const [, address] = await start(await deno(), args, { cwd, ready: /Listening on (http:\S+)/ });
      await askServer(after, address);
    },
  }),
  rowOf({
    name: "Nitro 2, Vercel edge",
    preset: "vercel_edge",
    cannot: "Nitro 2 compiles the WebAssembly at run time there, which Vercel's edge refuses: use its preset for Vercel's Node.js functions",
    async look({ cwd }) {
      const bundle = readFileSync(join(cwd, ".vercel/output/functions/__fallback.func/index.mjs"), "utf8");
      if (!/WebAssembly\.Module\(.*AGFzbQ/s.test(bundle)) throw new Error("The WebAssembly is not compiled from a text any more: the row may work.");
    },
  }),
];
