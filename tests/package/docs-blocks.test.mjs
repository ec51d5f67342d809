import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { importInstalled, readInstalled, requireInstalled } from "./support/installed.mjs";
import { blocks, pages, prose } from "./support/pages.mjs";

const { main, slim, edge, providers, testing, testingNode } = await importInstalled();
const types = readInstalled("index.d.cts");

const all = Object.entries(pages).flatMap(([page, text]) => blocks(text).map((block, index) => ({ page, index, ...block })));
const modules = {
  "novu-channel-connections": [main, types],
  "novu-channel-connections/slim": [slim, types],
  "novu-channel-connections/edge": [edge, readInstalled("edge/index.d.cts")],
  "novu-channel-connections/providers": [providers, readInstalled("providers/index.d.cts")],
  "novu-channel-connections/testing": [testing, readInstalled("testing/index.d.cts")],
  "novu-channel-connections/testing/node": [testingNode, readInstalled("testing/node.d.cts")],
};

for (const { page, index, language, code } of all.filter(({ language }) => ["js", "ts", "tsx"].includes(language))) {
  test(`block ${index + 1} of ${page} is ${language}, and imports what there is`, async () => {
    const { transform } = await import("esbuild");
    await transform(code, { loader: language, format: "esm", logLevel: "silent" });
    const imports = [...code.matchAll(/^import ([^;"]+) from "(novu-channel-connections[^"]*)"/gm)];
    assert.equal(imports.length, code.match(/\b(?:from|import|require)\b[ (]*"novu-channel-connections["\/]/g)?.length ?? 0, "another form of an import, or over several lines");
    for (const [, clause, from] of imports) {
      const parts = /^(type )?(?:([\w$]+)(?:, )?)?(?:{ ([^}]*) })?$/.exec(clause);
      assert.ok(parts, `another form of an import: ${clause}`);
      const [, isType, whole, list = ""] = parts;
      for (const name of list.split(", ").filter(Boolean)) {
        const [exported, declared] = modules[from];
        if (isType || name.startsWith("type ")) assert.match(declared, new RegExp(`^export (?:type|interface) ${name.replace("type ", "")}\\b`, "m"));
        else assert.ok(name in exported, `${from} exports ${name}`);
      }
      // No module has a default export: as a whole a file is imported.
      if (whole) assert.match(requireInstalled.resolve(from), /\.(json|wasm)$/);
    }
  });
}

test("every block of code says what it is in", () => {
  for (const [page, text] of Object.entries(pages)) assert.equal(text.match(/^```/gm)?.length ?? 0, 2 * blocks(text).length, page);
  const known = ["js", "ts", "tsx", "json", "sh", "http"];
  assert.deepEqual(all.filter(({ language }) => !known.includes(language)), []);
});

test("no page points at a file of the repository that is not there", () => {
  for (const [page, text] of Object.entries(pages)) {
    const named = [...prose(text).matchAll(/`((?:src|tests|scripts|pkg-template|www)\/[\w./-]*)`/g)].map(([, path]) => path);
    assert.deepEqual(named.filter((path) => !existsSync(join(root, path))), [], page);
  }
});
