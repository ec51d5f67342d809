import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askServer } from "../support/ask-server.mjs";
import { deno } from "../support/deno.mjs";
import { inTurn } from "../support/in-turn.mjs";
import { install } from "../support/install.mjs";
import { runWorkerFolder } from "../support/run-worker-folder.mjs";
import { versionIn } from "../support/versions.mjs";

const fixture = "frameworks/nitro";

const rowOf = ({ name, preset, look, cannot }) => ({
  name: `Nitro 2, ${name}`,
  version: versionIn(fixture, "nitropack"),
  cannot,
  async run({ command, start, after }) {
    const cwd = await install(fixture);
    await inTurn(fixture, () => command(join(cwd, "node_modules/.bin/nitro"), ["build", "--preset", preset], { cwd }));
    await look({ cwd, start, after });
  },
});

export const rows = [
  rowOf({
    name: "Cloudflare",
    preset: "cloudflare_module",
    async look({ cwd, after }) {
      await askServer(after, await runWorkerFolder(after, join(cwd, ".output/server"), { main: "index.mjs" }));
    },
  }),
  rowOf({
    name: "Netlify edge, run in Deno",
    preset: "netlify_edge",
    async look({ cwd, start, after }) {
      const args = ["run", "--allow-env", "--allow-read", "--allow-net=127.0.0.1", "serve-netlify.mjs"];
      const [, address] = await start(await deno(), args, { cwd, ready: /Listening on (http:\S+)/ });
      await askServer(after, address);
    },
  }),
  rowOf({
    name: "Vercel edge",
    preset: "vercel_edge",
    cannot: "Nitro 2 compiles the WebAssembly at run time there, which Vercel's edge refuses: use its preset for Vercel's Node.js functions",
    async look({ cwd }) {
      const bundle = readFileSync(join(cwd, ".vercel/output/functions/__fallback.func/index.mjs"), "utf8");
      if (!/WebAssembly\.Module\(.*AGFzbQ/s.test(bundle)) throw new Error("The WebAssembly is not compiled from a text any more: the row may work.");
    },
  }),
];
