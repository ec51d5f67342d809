import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Miniflare } from "miniflare";

/** Runs in workerd what a tool would upload to Cloudflare: the script `main` of a folder, with its other modules. Resolves to its address. */
export async function runWorkerFolder(after, folder, { main, bindings = {}, ignored = [], ...options }) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.(m?js|wasm)$/.test(name) && !ignored.some((part) => name.startsWith(part)));
  const miniflare = new Miniflare({
    modulesRoot: folder,
    modules: [main, ...files.filter((name) => name !== main)].map((name) => ({
      path: join(folder, name),
      contents: readFileSync(join(folder, name)),
      type: name.endsWith(".wasm") ? "CompiledWasm" : "ESModule",
    })),
    bindings,
    compatibilityDate: "2026-04-26",
    compatibilityFlags: ["nodejs_compat"],
    cf: false,
    ...options,
  });
  after(() => miniflare.dispose());
  return (await miniflare.ready).href;
}
