import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectBoth, expectScenario } from "../support/expect-scenario.mjs";
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
  "node route": (address, novu) => lookAtRoute(`${address}/node`, novu),
  "edge route": (address, novu) => lookAtRoute(`${address}/edge`, novu),
};

async function lookAtPage(address, { url, requests }, after) {
  expectScenario(await seePage(after, address, { novu: url }), { requests: requests() });
}

async function lookAtRoute(address, { url, requests }) {
  const answer = await fetch(`${address}?novu=${encodeURIComponent(url)}`);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  expectBoth(await answer.json(), requests());
}

const version = versionIn("bundlers/next", "next");
const installed = async () => {
  const cwd = await install("bundlers/next");
  return { cwd, next: join(cwd, "node_modules/.bin/next") };
};
const listening = ["--port=0", "--hostname=127.0.0.1"];
const ready = /Local:\s+(http:\S+)[\s\S]*Ready/;

/** Here the edge route may compile whatever it likes, but Vercel runs only the modules that the build hands over. */
function expectModules(folder) {
  const { functions } = JSON.parse(readFileSync(join(folder, "server/middleware-manifest.json"), "utf8"));
  assert.equal(functions["/edge/route"].wasm?.length, 3, "The edge route was not built with the client, the providers and the sandbox as modules.");
}

function rowsOf({ name, args, out }) {
  const env = { DIST_DIR: out };
  let built;
  return Object.entries(looks).map(([part, look]) => ({
    name: `${name}, ${part}`,
    version,
    async run({ command, start, after }) {
      const { cwd, next } = await installed();
      // Once for all three.
      built ??= command(next, ["build", ...args], { cwd, env });
      await built;
      if (part === "edge route") expectModules(join(cwd, out));
      const novu = await serveNovu(after);
      const [, address] = await start(next, ["start", ...listening], { cwd, env, ready });
      await look(address, novu, after);
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
    await lookAtRoute(`${address}/node`, await serveNovu(after));
    await lookAtRoute(`${address}/edge`, await serveNovu(after));
  },
};

export const rows = [...builds.flatMap(rowsOf), dev];
