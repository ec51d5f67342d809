import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Why what Nitro 2 builds for Vercel's edge cannot run there. */
export const cannotOnVercelEdge = "Nitro 2 compiles the WebAssembly at run time there, which Vercel's edge refuses: use its preset for Vercel's Node.js functions";

/** Looks whether that is still so, in what was built in `cwd`. */
export function lookAtVercelEdge({ cwd }) {
  const bundle = readFileSync(join(cwd, ".vercel/output/functions/__fallback.func/index.mjs"), "utf8");
  if (!/WebAssembly\.Module\(.*AGFzbQ/s.test(bundle)) throw new Error("The WebAssembly is not compiled from a text any more: the row may work.");
}
