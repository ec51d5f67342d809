import { join } from "node:path";
import { expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveFolder } from "../support/serve-folder.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

// Tools that build a page of their own.
const tools = [
  {
    name: "Angular",
    fixture: "bundlers/angular",
    tool: "@angular/build",
    args: () => ["ng", "build"],
    built: ({ cwd }) => join(cwd, "dist/browser"),
  },
  {
    name: "Storybook, html-vite",
    fixture: "bundlers/storybook",
    tool: "storybook",
    args: (folder) => ["storybook", "build", "--output-dir", folder, "--disable-telemetry", "--quiet"],
    built: ({ folder }) => folder,
    path: "/iframe.html?id=a-page--page&viewMode=story",
  },
];

export const rows = tools.map(({ name, fixture, tool, args: argumentsFor, built, path = "/" }) => ({
  name,
  version: versionIn(fixture, tool),
  async run({ command, folder, after }) {
    const cwd = await install(fixture);
    const [bin, ...args] = argumentsFor(folder);
    await command(join(cwd, "node_modules/.bin", bin), args, { cwd, node: 24, env: { NG_CLI_ANALYTICS: "false", XDG_CONFIG_HOME: folder } });
    const { url, requests } = await serveNovu(after);
    const address = await serveFolder(after, built({ cwd, folder }));
    expectScenario(await seePage(after, `${address}${path}`, { novu: url }), { requests: requests() });
  },
}));
