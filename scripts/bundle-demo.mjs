import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { bundleFiles } from "./bundle.mjs";
import { root } from "./run.mjs";

const built = join(root, "pkg");

/** Bundles the page into a folder, with the package in `pkg/`, or with the one that can be imported in the folder `from`. */
export async function bundlePage(folder, from = built) {
  for (const name of ["index.html", "style.css", "call.css", "icon.svg"]) cpSync(join(root, "www", name), join(folder, name));
  await bundleFiles({ absWorkingDir: root, entryPoints: ["www/page.js"], outdir: folder, write: true, minify: true, plugins: [packageIn(from)] });
  await bundleSettings(join(folder, "slack"), from);
}

/** Bundles the settings page of the example for Slack. */
async function bundleSettings(folder, from) {
  const example = "www/examples/slack-oauth";
  mkdirSync(folder);
  for (const name of ["settings.html", "settings.css"]) cpSync(join(root, example, name), join(folder, name));
  await bundleFiles({ absWorkingDir: root, entryPoints: [`${example}/settings.js`], outdir: folder, write: true, minify: true, plugins: [packageIn(from)] });
}

/** Bundles the worker with the same package: its modules for miniflare, the script first. */
export async function bundleWorker(from = built) {
  const files = await bundleFiles({ absWorkingDir: root, entryPoints: ["www/worker.js"], conditions: ["workerd"], plugins: [packageIn(from)] });
  const isWasm = ({ path }) => path.endsWith(".wasm");
  return files
    .sort((a, b) => isWasm(a) - isWasm(b))
    .map((file) => ({ type: isWasm(file) ? "CompiledWasm" : "ESModule", path: file.path, contents: file.contents }));
}

/** Resolves the package as a file in a folder would: in `pkg/` by its own `exports`, elsewhere from node_modules. */
const packageIn = (resolveDir) => ({
  name: "package-in",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^novu-channel-connections(\/|$)/ }, ({ path, kind, pluginData }) =>
      pluginData === packageIn ? undefined : resolve(path, { kind, resolveDir, pluginData: packageIn }),
    );
  },
});
