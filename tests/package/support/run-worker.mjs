import { Miniflare } from "miniflare";
import { bundle } from "../../../scripts/bundle.mjs";

/** What miniflare calls a bundle, the script first. */
export const workerOf = (files) => ({
  modulesRoot: "/",
  modules: files
    .sort((a, b) => b.path.endsWith("main.js") - a.path.endsWith("main.js"))
    .map(({ path, contents }) => ({ path, contents, type: path.endsWith(".wasm") ? "CompiledWasm" : "ESModule" })),
});

/** Bundles a worker, runs it in workerd until the test ends, and returns a function that sends it a request. */
export async function runWorker(t, source, { conditions = ["workerd"], bindings = {}, compatibilityDate = "2026-04-01" } = {}) {
  const files = await bundle(source, { conditions });
  const miniflare = new Miniflare({
    ...workerOf(files),
    bindings,
    compatibilityDate,
    // Otherwise it would ask the network for the properties of a request.
    cf: false,
  });
  t.after(() => miniflare.dispose());
  await miniflare.ready;
  return (url = "http://worker.test/", init = {}) => miniflare.dispatchFetch(url, init);
}
