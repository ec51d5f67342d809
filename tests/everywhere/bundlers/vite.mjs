import { join } from "node:path";
import { expectOnServer, expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveFolder } from "../support/serve-folder.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

function rowsOf(major) {
  const fixture = `bundlers/vite-${major}`;
  const version = versionIn(fixture, "vite");
  const ready = async () => {
    const cwd = await install(fixture, { withFiles: "bundlers/app" });
    return { cwd, vite: join(cwd, "node_modules/.bin/vite") };
  };
  return [
    {
      name: `Vite ${major}, dev`,
      version,
      async run({ start, after }) {
        const { cwd, vite } = await ready();
        const { url } = await serveNovu(after);
        const [, address] = await start(vite, ["--host=127.0.0.1", "--port=0"], { cwd, ready: /Local:\s+(http:\S+)/ });
        expectScenario(await seePage(after, address, { novu: url }));
      },
    },
    {
      name: `Vite ${major}, build`,
      version,
      async run({ command, after, folder }) {
        const { cwd, vite } = await ready();
        await command(vite, ["build", `--outDir=${folder}`], { cwd });
        const { url, requests } = await serveNovu(after);
        expectScenario(await seePage(after, await serveFolder(after, folder), { novu: url }), { requests: requests() });
      },
    },
    {
      name: `Vite ${major}, SSR in dev`,
      version,
      async run({ command, after }) {
        const { cwd } = await ready();
        const { env, requests } = await serveNovu(after);
        expectOnServer(JSON.parse(await command("node", ["ssr-dev.mjs"], { cwd, env })), requests());
      },
    },
    {
      name: `Vite ${major}, SSR build`,
      version,
      async run({ command, after, folder }) {
        const { cwd, vite } = await ready();
        // Into the project: an SSR build leaves packages outside, and Node finds them there.
        await command(vite, ["build", "--ssr=server.js", "--outDir=out-ssr"], { cwd });
        const { env, requests } = await serveNovu(after);
        expectOnServer(JSON.parse(await command("node", ["out-ssr/server.js"], { cwd, env })), requests());
      },
    },
  ];
}

export const rows = [8, 7, 6, 5].flatMap(rowsOf);
