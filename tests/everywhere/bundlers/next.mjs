import { join } from "node:path";
import { expectBoth, expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

let built;

/** The project, built once for all rows. */
async function build(command) {
  const cwd = await install("bundlers/next");
  const next = join(cwd, "node_modules/.bin/next");
  built ??= command(next, ["build"], { cwd });
  await built;
  return { cwd, next };
}

const rowOf = (name, look) => ({
  name: `Next.js, ${name}`,
  version: versionIn("bundlers/next", "next"),
  async run({ command, start, after }) {
    const { cwd, next } = await build(command);
    const { url, requests } = await serveNovu(after);
    const [, address] = await start(next, ["start", "--port=0", "--hostname=127.0.0.1"], { cwd, ready: /Local:\s+(http:\S+)[\s\S]*Ready/ });
    await look({ address, url, requests, after });
  },
});

const routeRow = (route) =>
  rowOf(`${route} route`, async ({ address, url, requests }) => {
    const answer = await fetch(`${address}/${route}?novu=${encodeURIComponent(url)}`);
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    expectBoth(await answer.json(), requests());
  });

export const rows = [
  rowOf("client component", async ({ address, url, requests, after }) => {
    expectScenario(await seePage(after, address, { novu: url }), { requests: requests() });
  }),
  routeRow("node"),
  routeRow("edge"),
];
