import { join, posix } from "node:path";
import { root } from "./run.mjs";

/** Makes a CommonJS twin of each entry. They share one `novu-error.cjs`, so that there is one class of error. */
export async function bundleCommonJs(pkg, entries) {
  const { build } = await import("esbuild");
  for (const entry of entries) {
    await build({
      absWorkingDir: pkg,
      entryPoints: [`${entry}.js`],
      outfile: `${entry}.cjs`,
      inject: entry === "novu-error" ? [] : [join(root, "scripts/text-coding.js")],
      bundle: true,
      format: "cjs",
      // Not "neutral": only for Node does esbuild mark the names that `import { … } from` a CommonJS file can find.
      platform: "node",
      target: "es2022",
      logLevel: "warning",
      plugins: entry === "novu-error" ? [] : [shareNovuError(posix.dirname(entry))],
    });
  }
}

const shareNovuError = (folder) => ({
  name: "share-novu-error",
  setup(build) {
    const path = folder === "." ? "./novu-error.cjs" : "../novu-error.cjs";
    build.onResolve({ filter: /\/novu-error\.js$/ }, () => ({ path, external: true }));
  },
});
