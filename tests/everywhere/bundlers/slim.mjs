import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expectScenario } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { seePage } from "../support/see-page.mjs";
import { serveFolder } from "../support/serve-folder.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

// Bundlers that copy the wasm, and tell the page its URL.
const bundlers = [
  {
    name: "webpack",
    fixture: "bundlers/webpack",
    version: versionIn("bundlers/webpack", "webpack"),
    args: (out) => ["webpack", "./slim-of-webpack.js", "--mode=production", `--output-path=${out}`],
    html: '<!doctype html><script type="module" src="main.js"></script>',
  },
  {
    name: "Rspack",
    fixture: "bundlers/rspack",
    version: versionIn("bundlers/rspack", "@rspack/core"),
    args: (out) => ["rspack", "build", "--entry=./slim-of-webpack.js", "--mode=production", `--output-path=${out}`],
    html: '<!doctype html><script type="module" src="main.js"></script>',
  },
  {
    name: "Vite 8, build",
    fixture: "bundlers/vite-8",
    version: versionIn("bundlers/vite-8", "vite"),
    args: (out) => ["vite", "build", "--config=slim.config.js", `--outDir=${out}`],
    path: "/slim.html",
  },
];

const rowOf = ({ name, fixture, version, args: argumentsFor, html, path = "/" }) => ({
  name: `${name}, slim from a URL`,
  version,
  async run({ command, after, folder }) {
    const cwd = await install(fixture, { withFiles: "bundlers/app" });
    const [tool, ...args] = argumentsFor(folder);
    await command(join(cwd, "node_modules/.bin", tool), args, { cwd });
    const copied = readdirSync(folder, { recursive: true }).some((file) => file.endsWith(".wasm"));
    if (!copied) throw new Error("The wasm is not beside the bundle.");
    const { url, requests } = await serveNovu(after);
    const address = await serveFolder(after, folder, { page: html });
    expectScenario(await seePage(after, `${address}${path}`, { novu: url }), { requests: requests() });
  },
});

const viteDev = {
  name: "Vite 8, dev, slim from a URL",
  version: versionIn("bundlers/vite-8", "vite"),
  async run({ start, after }) {
    const cwd = await install("bundlers/vite-8", { withFiles: "bundlers/app" });
    const { url } = await serveNovu(after);
    const args = ["--host=127.0.0.1", "--port=0", "--config=slim.config.js"];
    const [, address] = await start(join(cwd, "node_modules/.bin/vite"), args, { cwd, ready: /Local:\s+(http:\S+)/ });
    expectScenario(await seePage(after, `${address}slim.html`, { novu: url }));
  },
};

export const rows = [...bundlers.map(rowOf), viteDev];
