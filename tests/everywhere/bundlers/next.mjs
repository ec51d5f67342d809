import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askServer } from "../support/ask-server.mjs";
import { expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

// It builds with Turbopack, unless it is told to use webpack.
const builds = [
  { name: "Next.js", args: [], out: ".next" },
  { name: "Next.js with webpack", args: ["--webpack"], out: ".next-webpack" },
];

const looks = {
  "client component": lookAtPage,
  "node route": (address, after) => askServer(after, `${address}/node`),
  "edge route": (address, after) => askServer(after, `${address}/edge`),
  "edge middleware": (address, after) => askServer(after, `${address}/middleware`),
};

async function lookAtPage(address, after) {
  const { url, requests } = await serveNovu(after);
  expectScenario(await seePage(after, address, { novu: url }), { requests: requests() });
}

const version = versionIn("bundlers/next", "next");
const installed = async () => {
  const cwd = await install("bundlers/next");
  return { cwd, next: join(cwd, "node_modules/.bin/next") };
};
const listening = ["--port=0", "--hostname=127.0.0.1"];
const ready = /Local:\s+(http:\S+)[\s\S]*Ready/;

/** Here what runs at the edge may compile whatever it likes, but Vercel runs only the modules that the build hands over. */
function expectModules(folder) {
  const { functions, middleware } = JSON.parse(readFileSync(join(folder, "server/middleware-manifest.json"), "utf8"));
  for (const [name, { wasm }] of Object.entries({ ...functions, ...middleware })) {
    assert.equal(wasm?.length, 3, `${name} was not built with the client, the providers and the sandbox as modules.`);
  }
}

function rowsOf({ name, args, out }) {
  const env = { DIST_DIR: out };
  let built;
  return Object.entries(looks).map(([part, look]) => ({
    name: `${name}, ${part}`,
    version,
    async run({ command, start, after }) {
      const { cwd, next } = await installed();
      // Once for all of them.
      built ??= command(next, ["build", ...args], { cwd, env });
      await built;
      if (part.startsWith("edge")) expectModules(join(cwd, out));
      const [, address] = await start(next, ["start", ...listening], { cwd, env, ready });
      await look(address, after);
    },
  }));
}

const dev = {
  name: "Next.js, dev",
  version,
  async run({ start, after }) {
    const { cwd, next } = await installed();
    const [, address] = await start(next, ["dev", ...listening], { cwd, env: { DIST_DIR: ".next-dev" }, ready });
    const { url } = await serveNovu(after);
    // In dev, React runs effects twice, and the page may be reloaded: what the server gets is not counted.
    expectScenario(await seePage(after, address, { novu: url }));
    for (const part of ["node", "edge", "middleware"]) await askServer(after, `${address}/${part}`);
  },
};

export const rows = [...builds.flatMap(rowsOf), dev];
