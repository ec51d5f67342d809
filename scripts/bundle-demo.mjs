import { cpSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

/** Bundles the page with the package in `pkg/`, into a folder. */
export async function bundlePage(folder) {
  for (const name of ["index.html", "style.css", "icon.svg"]) cpSync(join(root, "www", name), join(folder, name));
  await bundle({ entryPoints: ["www/page.js"], outdir: folder, conditions: ["browser", "import"], minify: true });
}

/** Bundles the worker with the package in `pkg/`: its modules for miniflare, the script first. */
export async function bundleWorker() {
  const { outputFiles } = await bundle({
    entryPoints: ["www/worker.js"],
    outdir: "/",
    assetNames: "[name]",
    conditions: ["workerd"],
    loader: { ".wasm": "copy" },
    write: false,
  });
  const isWasm = ({ path }) => path.endsWith(".wasm");
  return outputFiles
    .sort((a, b) => isWasm(a) - isWasm(b))
    .map((file) => ({ type: isWasm(file) ? "CompiledWasm" : "ESModule", path: file.path, contents: file.contents }));
}

async function bundle(options) {
  const { build } = await import("esbuild");
  return build({
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    logLevel: "warning",
    plugins: [fromPkg],
    ...options,
  });
}

/** Resolves the package by its own `exports`, as it would be resolved from node_modules. */
const fromPkg = {
  name: "from-pkg",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^novu-channel-connections(\/|$)/ }, ({ path, kind, pluginData }) =>
      pluginData === fromPkg ? undefined : resolve(path, { kind, resolveDir: join(root, "pkg"), pluginData: fromPkg }),
    );
  },
};
