import { project } from "./pack.mjs";

/**
 * Bundles a script that imports what is installed in the folder `from`, as a user would, and returns the files as
 * `{ path, contents }`. With the condition "workerd" the wasm stays a file of its own.
 */
export async function bundle(
  source,
  { from = project, conditions = ["browser", "import"], format = "esm", minify = false, ...rest } = {},
) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: from, sourcefile: "main.js" },
    absWorkingDir: from,
    outdir: "/",
    entryNames: "main",
    assetNames: "[name]",
    bundle: true,
    write: false,
    target: "es2022",
    platform: "neutral",
    loader: { ".wasm": "copy" },
    logLevel: "error",
    conditions,
    format,
    minify,
    ...rest,
  });
  return outputFiles;
}
