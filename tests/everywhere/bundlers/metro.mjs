import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

const fixture = "bundlers/metro";
const version = versionIn(fixture, "metro");

// What runs the bundle, and says what came of it.
const run = (bundle) => `
  globalThis.novuURL = process.env.NOVU_SERVER_URL;
  require(${JSON.stringify(bundle)});
  result.then((seen) => console.log(JSON.stringify(seen)), ({ code, message }) => console.log(JSON.stringify({ code, message })));
`;

async function bundleAndRun({ command, folder, after }, entry, before = "") {
  const cwd = await install(fixture);
  const bundle = join(folder, "bundle.js");
  const args = ["build", `${entry}.js`, "--out", bundle, "--config", "metro.config.js", "--platform", "android", "--max-workers", "1", "--reset-cache"];
  await command(join(cwd, "node_modules/.bin/metro"), args, { cwd, node: 22 });
  const novu = await serveNovu(after);
  const script = join(folder, "run.cjs");
  writeFileSync(script, before + run(bundle));
  return { seen: JSON.parse(await command("node", [script], { env: novu.env })), requests: novu.requests() };
}

const rowOf = (entry) => ({
  name: `Metro, ${entry}, run in Node`,
  version,
  async run(row) {
    const { seen, requests } = await bundleAndRun(row, entry);
    expectScenario(seen, { requests });
  },
});

const withoutWebAssembly = {
  name: "Metro, as in React Native's Hermes",
  version,
  cannot: "Hermes has no WebAssembly: call a server of yours, with the handler of `/edge`",
  async run(row) {
    const hidden = ["WebAssembly", "TextDecoder", "TextEncoder"].map((name) => `delete globalThis.${name};\n`).join("");
    const { seen } = await bundleAndRun(row, "import", hidden);
    if (seen.code !== "configuration" || !/needs WebAssembly.*Hermes.*\/edge/.test(seen.message)) throw new Error(JSON.stringify(seen));
  },
};

export const rows = [rowOf("require"), rowOf("import"), withoutWebAssembly];
