import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { installed } from "./installed.mjs";

/** What Vercel's bundler makes of `import module from "./x.wasm?module"`: a module that was compiled beforehand. */
export const compiledBeforehand = {
  name: "compiled-beforehand",
  setup(build) {
    build.onResolve({ filter: /\.wasm\?module$/ }, ({ path }) => ({ path: basename(path), namespace: "compiled" }));
    build.onLoad({ filter: /.*/, namespace: "compiled" }, ({ path }) => ({
      contents: `export default compiled[${JSON.stringify(path)}]`,
    }));
  },
};

/** What such a bundle expects as `compiled`: each wasm of the package, by the file that is imported. */
export const compiledModules = () =>
  Object.fromEntries(
    readdirSync(installed, { recursive: true })
      .filter((name) => name.endsWith(".wasm"))
      .map((name) => [`${basename(name)}?module`, new WebAssembly.Module(readFileSync(join(installed, name)))]),
  );
