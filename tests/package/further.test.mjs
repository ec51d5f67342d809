import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bundle } from "../../scripts/bundle.mjs";
import { installed } from "./support/installed.mjs";

const using = (...names) => `import { ${names.join(", ")} } from "novu-channel-connections"; console.log(${names.join(", ")});`;
const first = ["createChannelConnection", "validateCreateChannelConnectionRequest", "validateField", "generateIdentifier", "contextKeys", "NovuError"];
const wasms = (files) => files.map(({ path }) => path).filter((path) => path.endsWith(".wasm")).sort();

for (const minify of [false, true]) {
  test(`a worker that only creates has the first part of the wasm, and nothing that loads another (minified: ${minify})`, async () => {
    const files = await bundle(using(...first), { conditions: ["workerd"], minify });
    assert.deepEqual(wasms(files), ["/novu-channel-connections.wasm"]);
    const script = new TextDecoder().decode(files.find(({ path }) => path.endsWith(".js")).contents);
    assert.doesNotMatch(script, /fetchNext|further|edgeWasm/);
  });

  test(`a page that only creates is shorter by the further part (minified: ${minify})`, async () => {
    const size = async (...names) => (await bundle(using(...names), { minify })).reduce((sum, { contents }) => sum + contents.length, 0);
    const part = statSync(join(installed, "further/further.wasm")).size;
    assert.ok((await size(...first)) + part < (await size(...first, "deleteChannelConnection")));
  });
}

test("what only listing and deleting say is in the further part alone", () => {
  for (const text of ["a list of channel connections", "an empty answer (204)"]) {
    const has = (wasm) => readFileSync(join(installed, wasm)).includes(text);
    assert.deepEqual([has("novu-channel-connections.wasm"), has("further/further.wasm")], [false, true], text);
  }
});

for (const name of ["upsertChannelConnection", "iterateChannelConnections"]) {
  test(`a worker that uses ${name} has the further part too`, async () => {
    assert.deepEqual(wasms(await bundle(using(name), { conditions: ["workerd"] })), ["/further.wasm", "/novu-channel-connections.wasm"]);
  });
}

test("a worker with the handler at the edge has the part for that, and not the further one", async () => {
  const files = await bundle('export { handleCreateChannelConnection } from "novu-channel-connections/edge";', { conditions: ["workerd"] });
  assert.deepEqual(wasms(files), ["/edge.wasm", "/novu-channel-connections.wasm"]);
});
