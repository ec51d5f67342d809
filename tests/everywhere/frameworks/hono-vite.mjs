import { join } from "node:path";
import { install } from "../support/install.mjs";
import { runWorkerFolder } from "../support/run-worker-folder.mjs";
import { versionIn } from "../support/versions.mjs";

const fixture = "frameworks/hono-vite";

export const rows = [
  {
    name: "Vite 8 with @hono/vite-build, Cloudflare",
    version: versionIn(fixture, "@hono/vite-build"),
    cannot: "It resolves packages as for browsers, and workers compile no WebAssembly: use @cloudflare/vite-plugin",
    async run({ command, after }) {
      const cwd = await install(fixture, { withFiles: "bundlers/app" });
      await command(join(cwd, "node_modules/.bin/vite"), ["build"], { cwd, node: 22 });
      const answer = await fetch(await runWorkerFolder(after, join(cwd, "dist"), { main: "index.js" }));
      const text = await answer.text();
      if (!/with @cloudflare\/vite-plugin.*disallowed/.test(text)) throw new Error(`It says ${answer.status} ${text}`);
    },
  },
];
