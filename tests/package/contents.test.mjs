import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { decode, encode } from "../../pkg-template/ascii.js";
import { bundle } from "../../scripts/bundle.mjs";
import { importInstalled, installed, requireInstalled } from "./support/installed.mjs";

const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
const files = readdirSync(installed, { recursive: true });
const text = (name) => readFileSync(join(installed, name), "utf8");

function* targets(value, conditions = []) {
  if (typeof value === "string") yield { path: value, conditions };
  else for (const [condition, inner] of Object.entries(value)) yield* targets(inner, [...conditions, condition]);
}

test("every file that the manifest names is in the package", () => {
  const named = [...targets(manifest.exports)].map(({ path }) => path);
  const wanted = [...named, manifest.main, manifest.module, manifest.types, "README.md", "LICENSE"];
  assert.deepEqual(wanted.filter((path) => !existsSync(join(installed, path))), []);
});

test("types come first under each condition, so that TypeScript finds them", () => {
  for (const [entry, conditions] of Object.entries(manifest.exports)) {
    if (entry.endsWith(".json")) continue;
    const groupsOf = (value) => ("default" in value && typeof value.default === "string" ? [value] : Object.values(value).flatMap(groupsOf));
    for (const group of groupsOf(conditions)) assert.equal(Object.keys(group)[0], "types", entry);
  }
});

test("a folder that tools without exports resolve to names the same files as exports", () => {
  for (const folder of ["edge", "testing"]) {
    const inner = JSON.parse(text(`${folder}/package.json`));
    const { import: esm, require: cjs } = manifest.exports[`./${folder}`];
    const named = [esm.default, cjs.default, esm.types].map((path) => `./${posix.relative(folder, path)}`);
    assert.deepEqual([inner.module, inner.main, inner.types, inner.type], [...named, manifest.type]);
  }
});

test("what bundlers read is syntax that webpack 4 knows", async () => {
  const { transform } = await import("esbuild");
  for (const name of files.filter((name) => name.endsWith(".js"))) {
    const code = text(name);
    // By what esbuild would have to change.
    const [kept, lowered] = await Promise.all(["esnext", "es2019"].map((target) => transform(code, { target }).then((result) => result.code)));
    assert.equal(lowered, kept, name);
  }
});

test("what is required reads no file, so that it can be bundled", () => {
  assert.deepEqual(files.filter((name) => name.endsWith(".cjs") && /\brequire\("(node:)?fs"\)/.test(text(name))), []);
});

test("what is required is used, or required by itself: Metro drops a variable that is not", () => {
  for (const name of files.filter((name) => name.endsWith(".cjs"))) {
    const required = [...text(name).matchAll(/(\w+)=require\("[^"]+"\)/g)].map(([, variable]) => variable);
    assert.deepEqual(required.filter((variable) => text(name).split(new RegExp(`\\b${variable}\\b`)).length < 3), [], name);
  }
});

test("a bundler for edge-light gets the wasm as a module, and what requires it there, like Jest, gets CommonJS", () => {
  for (const entry of [".", "./edge", "./testing"]) {
    const [first, , third] = Object.keys(manifest.exports[entry]);
    assert.deepEqual([first, third], ["unwasm", "edge-light"], entry);
    const { module, import: esm, require: cjs, default: other } = manifest.exports[entry]["edge-light"];
    const { unwasm } = manifest.exports[entry];
    assert.deepEqual([module, esm, other], [unwasm, unwasm, unwasm], entry);
    assert.deepEqual(cjs, manifest.exports[entry].require, entry);
    assert.equal(Object.keys(manifest.exports[entry]["edge-light"])[0], "module");
  }
});

test("installing runs nothing and brings nothing else", () => {
  assert.equal(manifest.scripts, undefined);
  assert.deepEqual(manifest.dependencies ?? {}, {});
  assert.deepEqual(manifest.peerDependencies ?? {}, {});
});

test("no file was left over from building", () => {
  assert.deepEqual(files.filter((name) => /snippets|_bg|\.map$|\.rs$|\.toml$/.test(name)), []);
});

test("no file names a folder of the machine that built it", () => {
  const home = process.env.HOME;
  const leaking = files.filter((name) => /\.(js|cjs|ts|cts|wasm|json)$/.test(name)).filter((name) => {
    const bytes = readFileSync(join(installed, name), "latin1");
    return bytes.includes(`${home}/`) || bytes.includes("/.cargo/registry");
  });
  assert.deepEqual(leaking, []);
});

test("each wasm is inlined once, with the bytes of its file", async () => {
  const { main, edge, providers, testing } = await importInstalled();
  const compiled = [];
  const { Module } = WebAssembly;
  WebAssembly.Module = class extends Module {
    constructor(bytes) {
      compiled.push(Buffer.from(bytes));
      super(bytes);
    }
  };
  try {
    main.isValidIdentifier("a");
    await assert.rejects(main.retrieveChannelConnection("a", {}));
    await edge.handleCreateChannelConnection(new Request("https://example.com"), { secretKey: "key", authorize: () => null });
    testing.createSandbox();
    for (const time of [1, 2]) assert.throws(() => providers.fromSlackOAuth({ expires_in: time }), main.NovuError);
  } finally {
    WebAssembly.Module = Module;
  }
  const wasms = ["novu-channel-connections.wasm", "testing/sandbox.wasm", "providers/providers.wasm"];
  assert.deepEqual(compiled.map((bytes) => wasms.find((wasm) => bytes.equals(readFileSync(join(installed, wasm))))), wasms);
});

test("an import of the main entry reads four files", () => {
  const read = new Set(["index.js"]);
  for (const name of read) for (const [, path] of text(name).matchAll(/\bfrom "(.*?)"/g)) read.add(posix.join(posix.dirname(name), path));
  assert.equal(read.size, 4, [...read].join(", "));
});

test("what is imported shares all but the wasm: one class of error, one instance", async () => {
  const { main, slim, testing } = await importInstalled();
  assert.equal(main.NovuError, slim.NovuError);
  assert.throws(() => testing.createSandbox({ seed: -1 }), main.NovuError);
  assert.equal(main.isValidIdentifier("a"), true);
  assert.equal(slim.isValidIdentifier("a b"), false);
});

/** The bytes of a text in what is required. */
const inflated = (text) => inflateRawSync(Buffer.from(text, "base64"));

test("every byte can be written as ASCII and read again", () => {
  const bytes = Uint8Array.from({ length: 512 }, (_, place) => place * 7);
  const written = encode(bytes);
  assert.match(written, /^[ -~]+$/);
  assert.doesNotMatch(written, /["'`\\$<]/);
  assert.deepEqual(decode(written), bytes);
});

test("what is required holds the bytes of the wasm once", () => {
  const encoded = files.filter((name) => name.endsWith(".cjs")).flatMap((name) => [...text(name).replaceAll("\\\n", "").matchAll(/"([0-9a-zA-Z+/=]{1000,})"/g)].map(([, found]) => found));
  assert.equal(encoded.filter((found) => inflated(found).equals(readFileSync(join(installed, "novu-channel-connections.wasm")))).length, 1);
});

test("what is required shares all but the wasm: one class of error, one instance", async () => {
  const main = requireInstalled("novu-channel-connections");
  const slim = requireInstalled("novu-channel-connections/slim");
  const testing = requireInstalled("novu-channel-connections/testing");
  assert.equal(main.NovuError, slim.NovuError);
  assert.throws(() => testing.createSandbox({ seed: -1 }), main.NovuError);
  assert.equal(main.isValidIdentifier("a"), true);
  assert.equal(slim.isValidIdentifier("a b"), false);
});

test("the types declare every export, and nothing else is declared as a value", async () => {
  const { main, slim, edge, providers, testing, testingNode } = await importInstalled();
  const declared = (name) => [...text(name).matchAll(/^export (?:declare )?(?:function|class|const) (\w+)/gm)].map(([, value]) => value).sort();
  assert.deepEqual(declared("index.d.cts"), Object.keys(main));
  assert.deepEqual(declared("edge/index.d.cts"), Object.keys(edge));
  assert.deepEqual(declared("providers/index.d.cts"), Object.keys(providers));
  assert.deepEqual(declared("testing/index.d.cts"), Object.keys(testing));
  assert.deepEqual(declared("testing/node.d.cts"), Object.keys(testingNode));
  assert.deepEqual([...declared("index.d.cts"), ...declared("slim.d.cts")].sort(), Object.keys(slim));
});

test("files of types have no comments but documentation", () => {
  for (const name of files.filter((name) => /\.d\.c?ts$/.test(name))) {
    const comments = text(name).match(/^\s*\/(?:\/.*|\*(?!\*).*)/gm);
    assert.equal(comments, null, name);
  }
});

test("every name that the types declare is documented", () => {
  for (const name of ["index.d.cts", "slim.d.cts", "providers/index.d.cts", "testing/index.d.cts", "testing/node.d.cts"]) {
    const bare = [...text(name).matchAll(/(.*)\nexport (?:declare )?(?:type|interface|function|class|const) (\w+)/g)]
      .filter(([, before]) => !before.trim().endsWith("*/"))
      .map(([, , declared]) => declared);
    assert.deepEqual(bare, [], name);
  }
});

test("a bundle has of the helpers only what it uses", async () => {
  const [{ text: bundled }] = await bundle('import { isValidIdentifier } from "novu-channel-connections"; console.log(isValidIdentifier);');
  assert.match(bundled, /function isValidIdentifier\(/);
  for (const other of ["providerIds", "messagebird", "handleCreateChannelConnection", "~standard"]) assert.ok(!bundled.includes(other), other);
});
