import { project } from "./pack.mjs";

/**
 * Bundles a script that imports what is installed in the folder `from`, as a user would, and returns the files as
 * `{ path, contents }`. With the condition "workerd" the wasm stays a file of its own. Options of esbuild may follow.
 */
export const bundle = (source, { from = project, ...options } = {}) =>
  bundleFiles({
    stdin: { contents: source, resolveDir: from, sourcefile: "main.js" },
    absWorkingDir: from,
    entryNames: "main",
    logLevel: "error",
    ...options,
  });

/** Bundles entry points, for browsers unless `conditions` say otherwise. Takes the options of esbuild. */
export async function bundleFiles(options) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    outdir: "/",
    assetNames: "[name]",
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    loader: { ".wasm": "copy" },
    logLevel: "warning",
    conditions: ["browser", "import"],
    ...options,
  });
  return outputFiles;
}
