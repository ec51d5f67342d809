import { join } from "node:path";
import { askServer } from "../support/ask-server.mjs";
import { expectScenario } from "../support/expect-scenario.mjs";
import { freePort } from "../support/free-port.mjs";
import { inTurn } from "../support/in-turn.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";
import { wranglerDev } from "../support/wrangler.mjs";

const wrangler = () => install("bundlers/wrangler", { withFiles: "bundlers/app" });

// Each has a page at `/`, which is also rendered on the server, and a route at `/api`.
const frameworks = [
  {
    name: "SvelteKit, Node",
    heavy: true,
    fixture: "frameworks/sveltekit",
    tool: "@sveltejs/kit",
    build: ["vite", "build"],
    env: { ADAPTER: "node" },
    serve: ({ cwd, port, start }) => start("node", ["build"], { cwd, node: 22, env: { PORT: port, HOST: "127.0.0.1" }, ready: /Listening on/ }),
  },
  {
    name: "SvelteKit, Cloudflare",
    heavy: true,
    fixture: "frameworks/sveltekit",
    tool: "@sveltejs/kit",
    build: ["vite", "build"],
    env: { ADAPTER: "cloudflare" },
    workers: [],
  },
  {
    name: "Astro, Node",
    heavy: true,
    fixture: "frameworks/astro",
    tool: "astro",
    build: ["astro", "build"],
    env: { ADAPTER: "node", OUT_DIR: "./out-node", ASTRO_TELEMETRY_DISABLED: "1" },
    serve: ({ cwd, port, start }) => start("node", ["out-node/server/entry.mjs"], { cwd, node: 22, env: { PORT: port, HOST: "127.0.0.1" }, ready: /listening on/i }),
  },
  {
    name: "Astro, Cloudflare",
    heavy: true,
    fixture: "frameworks/astro",
    tool: "astro",
    build: ["astro", "build"],
    env: { ADAPTER: "cloudflare", OUT_DIR: "./out-cloudflare", ASTRO_TELEMETRY_DISABLED: "1" },
    workers: ["--config=out-cloudflare/server/wrangler.json"],
  },
  {
    name: "React Router, Node",
    fixture: "frameworks/react-router",
    tool: "react-router",
    build: ["react-router", "build"],
    serve: ({ cwd, port, start }) =>
      start("node_modules/.bin/react-router-serve", ["build/server/index.js"], { cwd, node: 22, env: { PORT: port, HOST: "127.0.0.1", NODE_ENV: "production" }, ready: /http:/ }),
  },
  {
    name: "TanStack Start, dev",
    fixture: "frameworks/tanstack-start",
    tool: "@tanstack/react-start",
    serve: ({ cwd, port, start }) =>
      start("node_modules/.bin/vite", ["dev", "--host=127.0.0.1", `--port=${port}`], { cwd, node: 22, ready: /Local:/ }),
  },
];

export const rows = frameworks.map(({ name, heavy, fixture, tool, build, env = {}, serve, workers }) => ({
  name,
  heavy,
  version: versionIn(fixture, tool),
  async run(row) {
    const { command, start, after, folder } = row;
    const cwd = await install(fixture);
    if (build) await inTurn(fixture, () => command(join(cwd, "node_modules/.bin", build[0]), build.slice(1), { cwd, node: 22, env: { ...env, XDG_CONFIG_HOME: folder } }));
    let address;
    if (workers) {
      address = await wranglerDev(row, cwd, { tool: await wrangler(), args: workers });
    } else {
      const port = String(await freePort());
      await serve({ cwd, port, start });
      address = `http://127.0.0.1:${port}`;
    }
    await askServer(after, `${address}/api`);
    const { url } = await serveNovu(after);
    expectScenario(await seePage(after, `${address}/`, { novu: url }));
  },
}));
