import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { bundle } from "../../scripts/bundle.mjs";
import { root } from "../../scripts/run.mjs";
import { compiledBeforehand } from "./support/compiled-beforehand.mjs";
import { installed } from "./support/installed.mjs";

const everything = `
  export * from "novu-channel-connections";
  export { handleCreateChannelConnection } from "novu-channel-connections/edge";
  export { initialize } from "novu-channel-connections/slim";
`;
const wasms = (files) => files.map(({ path }) => path).filter((path) => path.endsWith(".wasm"));
const compiles = /WebAssembly\.Module\(/;

test("a worker that uses all entries has one wasm, and compiles none", async () => {
  const files = await bundle(everything, { conditions: ["workerd"] });
  assert.deepEqual(wasms(files), ["/novu-channel-connections.wasm"]);
  assert.doesNotMatch(files.find(({ path }) => path.endsWith(".js")).text, compiles);
});

test("so has one for edge-light", async () => {
  const [{ text }] = await bundle(everything, { conditions: ["edge-light"], plugins: [compiledBeforehand] });
  assert.deepEqual(new Set(text.match(/compiled\[".*?"\]/g)), new Set(['compiled["novu-channel-connections.wasm?module"]']));
  assert.doesNotMatch(text, compiles);
});

test("the wasms of the package are those of the client, of the command, of the providers and of the sandbox", () => {
  const found = readdirSync(installed, { recursive: true }).filter((name) => name.endsWith(".wasm"));
  assert.deepEqual(found.sort(), ["import/import.wasm", "novu-channel-connections.wasm", "providers/providers.wasm", "testing/sandbox.wasm"]);
});

for (const name of ["client", "sandbox", "providers"]) {
  test(`the glue of the ${name} is what wasm-bindgen wrote, and was only joined with other files`, async () => {
    const { outputFiles } = await build({
      ...{ absWorkingDir: join(root, "target/npm", name), entryPoints: [`${name}_bg.js`], external: ["./snippets/*"] },
      ...{ bundle: true, minifySyntax: true, write: false, format: "esm", platform: "neutral", target: "es2019" },
    });
    // Between the imports and the exports, which are elsewhere in a file that was joined.
    const [, glue] = new RegExp(`^// ${name}_bg\\.js\\n(?:import [^;]*;\\n)*(.*?)^export \\{`, "ms").exec(outputFiles[0].text);
    assert.match(glue, /^function __wbg_set_wasm/m);
    const files = readdirSync(installed, { recursive: true }).filter((file) => file.endsWith(".js"));
    assert.ok(files.some((file) => readFileSync(join(installed, file), "utf8").includes(glue.trim())));
  });
}
