import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveFolder } from "../support/serve-folder.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

const fixture = "bundlers/create-react-app";
const version = versionIn(fixture, "react-scripts");

async function ready() {
  const cwd = await install(fixture);
  // It imports nothing from outside of src.
  cpSync(join(cwd, "scenario.mjs"), join(cwd, "src/scenario.mjs"));
  return { cwd, scripts: join(cwd, "node_modules/.bin/react-scripts") };
}

export const rows = [
  {
    name: "Create React App 5, page",
    version,
    heavy: true,
    async run({ command, folder, after }) {
      const { cwd, scripts } = await ready();
      await command(scripts, ["build"], { cwd, env: { BUILD_PATH: folder, GENERATE_SOURCEMAP: "false" } });
      const { url, requests } = await serveNovu(after);
      expectScenario(await seePage(after, await serveFolder(after, folder), { novu: url }), { requests: requests() });
    },
  },
  {
    // Jest 27, which knows no exports.
    name: "Create React App 5, react-scripts test, a form",
    version,
    heavy: true,
    async run({ command, folder }) {
      const { cwd, scripts } = await ready();
      const seen = join(folder, "seen.json");
      await command(scripts, ["test", "--watchAll=false"], { cwd, env: { SEEN: seen } });
      assert.deepEqual(JSON.parse(readFileSync(seen, "utf8")), ["empty", "conflict", "function"]);
    },
  },
];
