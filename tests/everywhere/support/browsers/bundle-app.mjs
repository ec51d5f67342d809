const modules = ["policy.js", "policy-worker.js", "service-worker.js", "slim.js", "web-worker.js", "worker.js"];

/** The scripts of the app in a folder, bundled with the package that is installed there: their texts by path. */
export async function bundleApp(folder) {
  const { build } = await import("esbuild");
  const bundle = async (options) => {
    const { outputFiles } = await build({ absWorkingDir: folder, outdir: "/", bundle: true, write: false, logLevel: "error", ...options });
    return outputFiles.map(({ path, text }) => [path, text]);
  };
  return new Map([
    ...(await bundle({ entryPoints: modules, format: "esm" })),
    ...(await bundle({ entryPoints: { "worker-classic": "worker.js" }, format: "iife" })),
  ]);
}
