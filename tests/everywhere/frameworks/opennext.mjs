import { join } from "node:path";
import { askServer } from "../support/ask-server.mjs";
import { expectScenario } from "../support/expect-scenario.mjs";
import { inTurn } from "../support/in-turn.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";
import { apart, wranglerDev } from "../support/wrangler.mjs";

const fixture = "frameworks/opennext";

const rowOf = ({ name, bundler, look }) => ({
  name: `Next.js on Cloudflare, with OpenNext, ${name}`,
  version: versionIn(fixture, "@opennextjs/cloudflare"),
  heavy: true,
  // Two builds, one after the other.
  seconds: 900,
  run: (row) =>
    inTurn(fixture, async () => {
      const cwd = await install(fixture);
      const env = { ...apart(row.folder), BUNDLER: bundler };
      await row.command(join(cwd, "node_modules/.bin/opennextjs-cloudflare"), ["build"], { cwd, env, node: 22 });
      await look(row.after, await wranglerDev(row, cwd));
    }),
});

async function lookAtMain(after, address) {
  const { url, requests } = await serveNovu(after);
  const answer = await fetch(`${address}/main?novu=${encodeURIComponent(url)}`);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  expectScenario(await answer.json(), { requests: requests() });
}

// What is imported from other entries of an external package, OpenNext 1.20 finds in one build of Turbopack, and in the next it does not.
export const rows = [
  rowOf({ name: "Turbopack, main entry", bundler: "--turbopack", look: lookAtMain }),
  rowOf({ name: "webpack", bundler: "--webpack", look: (after, address) => askServer(after, `${address}/all`) }),
];
