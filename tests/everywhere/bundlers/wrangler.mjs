import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { expectBoth } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

const version = versionIn("bundlers/wrangler", "wrangler");
/** Wrangler asks nobody where this computer is, and leaves nothing in the user's home. */
const apart = (folder) => ({ CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_LOG_PATH: join(folder, "logs"), XDG_CONFIG_HOME: folder });

async function ready() {
  const cwd = await install("bundlers/wrangler");
  return { cwd, wrangler: join(cwd, "node_modules/.bin/wrangler") };
}

async function answerOf(answer) {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

export const rows = [
  {
    name: "wrangler dev",
    version,
    async run({ start, after, folder }) {
      const { cwd, wrangler } = await ready();
      const { env, requests } = await serveNovu(after);
      const args = ["dev", "--ip=127.0.0.1", "--port=0", "--inspector-port=0", "--show-interactive-dev-session=false"];
      const vars = Object.entries(env).map(([name, value]) => `--var=${name}:${value}`);
      const [, address] = await start(wrangler, [...args, ...vars], { cwd, env: apart(folder), node: 22, ready: /Ready on (http:\S+)/ });
      expectBoth(await answerOf(await fetch(address)), requests());
    },
  },
  {
    name: "wrangler deploy, run in workerd",
    version,
    async run({ command, after, folder }) {
      const { cwd, wrangler } = await ready();
      const { env, requests } = await serveNovu(after);
      await command(wrangler, ["deploy", "--dry-run", `--outdir=${folder}`], { cwd, env: apart(folder), node: 22 });
      // What would be uploaded: the script, and each wasm as a module of its own.
      const files = ["worker.js", ...readdirSync(folder).filter((name) => name.endsWith(".wasm"))];
      const miniflare = new Miniflare({
        modulesRoot: folder,
        modules: files.map((name) => ({
          path: join(folder, name),
          contents: readFileSync(join(folder, name)),
          type: name.endsWith(".wasm") ? "CompiledWasm" : "ESModule",
        })),
        bindings: env,
        compatibilityDate: "2026-04-26",
        cf: false,
      });
      after(() => miniflare.dispose());
      expectBoth(await answerOf(await miniflare.dispatchFetch("http://worker.test/")), requests());
    },
  },
];
