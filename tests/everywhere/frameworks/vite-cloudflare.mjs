import { join } from "node:path";
import { askServer } from "../support/ask-server.mjs";
import { expectScenario } from "../support/expect-scenario.mjs";
import { inTurn } from "../support/in-turn.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";
import { apart } from "../support/wrangler.mjs";

const fixture = "frameworks/vite-cloudflare";

/** The worker and the page of what a command of Vite serves. */
const rowOf = (name, { builds, serve }) => ({
  name: `Vite 8 with @cloudflare/vite-plugin, ${name}`,
  version: versionIn(fixture, "@cloudflare/vite-plugin"),
  async run({ command, start, after, folder }) {
    const cwd = await install(fixture, { withFiles: "bundlers/app" });
    const vite = join(cwd, "node_modules/.bin/vite");
    const options = { cwd, env: apart(folder), node: 22 };
    if (builds) await inTurn(fixture, () => command(vite, ["build"], options));
    const [, address] = await start(vite, [...serve, "--host=127.0.0.1", "--port=0"], { ...options, ready: /Local:\s+(http:\S+)/ });
    await askServer(after, `${address}api`);
    const { url } = await serveNovu(after);
    expectScenario(await seePage(after, address, { novu: url }));
  },
});

export const rows = [rowOf("dev", { serve: ["dev"] }), rowOf("build", { builds: true, serve: ["preview"] })];
