import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { asAscii, frequentBytes } from "./as-ascii.mjs";
import { changeGlue } from "./change-glue.mjs";
import { joinModules } from "./join-modules.mjs";
import { Stop, root } from "./run.mjs";
import { Names, firstModule, shortenNames } from "./shorten-names.mjs";
import { firstPart, partOf, parts } from "./split-wasm.mjs";
import { asDeflated, asFile, writeCommonJs } from "./write-common-js.mjs";

const pkg = join(root, "target/npm/pkg");
const read = (...path) => readFileSync(join(...path), "utf8");
const write = (path, text) => writeFileSync(join(pkg, path), text);

const entries = ["index", "slim", "edge/index", "testing/index"];

/** The entries where a wasm is a module. */
const elsewhere = ["./", "slim/", "edge/", "further/", "testing/"].flatMap((folder) => [`${folder}workerd.js`, `${folder}edge-light.js`]).map((path) => posix.normalize(path));

/** Puts `pkg/` together from the templates, what JavaScript the Rust brings along, and the two compiled wasm folders. */
export async function writePackage({ client, testing }) {
  rmSync(pkg, { recursive: true, force: true });
  mkdirSync(pkg, { recursive: true });
  cpSync(join(root, "pkg-template"), pkg, { recursive: true });
  for (const name of ["LICENSE", "CHANGELOG.md"]) cpSync(join(root, name), join(pkg, name));
  for (const name of scriptsOfRust()) cpSync(join(root, "src/js", name), join(pkg, name));

  writeManifest();
  await writeClient(client);
  await writeTesting(testing);
  await writeInflate("inflate.js");
  write("lists.js", lists(read(pkg, "index.d.ts")));
  takeRefusals("index.d.ts");
  write("testing/index.d.ts", withoutShared(read(pkg, "testing/index.d.ts"), read(pkg, "index.d.ts")));
  writeTypes(entries);
  await writeCommonJs(pkg, entries, {
    "inlined.js": asDeflated(readFileSync(join(pkg, "novu-channel-connections.wasm")), "./"),
    ...Object.fromEntries(Object.keys(parts).map((part) => [`${part}/inlined.js`, asDeflated(readFileSync(join(pkg, part, `${part}.wasm`)), "../")])),
    "testing/inlined.js": asFile("sandbox.wasm"),
  });
  await joinModules(pkg, [...entries.map((entry) => `${entry}.js`), ...elsewhere, "node.js", "initialize.js"], {
    "common.js": "slim.js",
    "edge/common.js": "edge/workerd.js",
    "testing/common.js": "testing/workerd.js",
  });

  rmSync(join(root, "pkg"), { recursive: true, force: true });
  renameSync(pkg, join(root, "pkg"));
}

const list = (names) => names.map((name) => `  ${name},\n`).join("");

const scriptsOfRust = () => readdirSync(join(root, "src/js")).filter((name) => name.endsWith(".js"));

function writeManifest() {
  const manifest = JSON.parse(read(pkg, "package.json"));
  manifest.version = /^version = "(.+)"$/m.exec(read(root, "Cargo.toml"))[1];
  write("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Writes the entry of the sandbox: one wasm, its glue, what connects them, and its types. */
async function writeTesting(compiled) {
  const names = new Names();
  const { wasm, imported } = shortenNames(readFileSync(join(compiled, "optimized.wasm")), names);
  const types = read(compiled, "glue.d.ts");
  writeWasm("testing/sandbox.wasm", wasm);
  write("testing/inlined.js", asDeflated(wasm, "../"));
  write("testing/glue.js", await withoutComments(useShortNames(gatherSnippets(read(compiled, "glue_bg.js"), "../"), names.exports)));
  write("testing/wiring.js", wiring({ names, imported, up: "../" }));
  write("testing/exports-of-rust.js", exportsFrom("./glue.js", namesOfRust(compiled)));
  write("testing/index.d.ts", types);
}

/**
 * Writes the main entry, whose wasm is in parts: what creates and validates, and what is further there, which a bundler
 * drops where nothing of it is used.
 */
async function writeClient(compiled) {
  const names = new Names();
  const shorten = (name) => shortenNames(readFileSync(join(compiled, `${name}.wasm`)), names);
  const types = read(compiled, "glue.d.ts");
  const promised = asynchronousNames(types);
  const all = namesOfRust(compiled);
  const ofFirst = all.filter((name) => !partOf(name));
  const first = shorten(firstPart);
  writeWasm("novu-channel-connections.wasm", first.wasm);
  write("wiring.js", wiring({ names, imported: first.imported, up: "./" }));
  const [rejecting, throwing] = [true, false].map((isPromised) => ofFirst.filter((name) => promised.includes(name) === isPromised));
  write(
    "exports-of-rust.js",
    ['import { promise } from "./forward.js";\nimport * as glue from "./glue.js";\nimport { first as load } from "./wiring.js";\n']
      .concat(rejecting.map((name) => forwarder(name, true)), exportsFrom("./glue.js", throwing))
      .join(""),
  );
  // Of the part that every bundle has.
  const frequent = frequentBytes(first.wasm);
  write("frequent-bytes.js", `export const frequent = [${frequent},];\n`);
  write("inlined.js", inlined(first.wasm, frequent, "./"));
  write("inlined-as-base64.js", asBase64(first.wasm));
  for (const part of Object.keys(parts)) {
    const { wasm, imported } = shorten(part);
    writeWasm(`${part}/${part}.wasm`, wasm);
    write(`${part}/inlined.js`, inlined(wasm, frequent, "../"));
    write(`${part}/wiring.js`, partWiring({ part, names, imported }));
  }
  // Once all parts have given their exports short names.
  write("glue.js", await withoutComments(partGlue(useShortNames(changeGlue(gatherSnippets(read(compiled, "glue_bg.js"), "./")), names.exports))));
  const later = all.filter((name) => partOf(name) === "further");
  for (const entry of ["index", "workerd", "edge-light"]) {
    const path = `further/${entry}.js`;
    write(path, read(pkg, path) + later.map((name) => forwarder(name, promised.includes(name))).join(""));
  }
  write("index.d.ts", types);
}

const exportsFrom = (file, names) => `export {\n${list(names)}} from "${file}";\n`;

const writeWasm = (path, bytes) => writeFileSync(join(pkg, path), bytes);

/** For what is sent to users. */
const inlined = (bytes, frequent, up) => `import { fromAscii } from "${up}ascii.js";

export const bytes = () => fromAscii("${asAscii(bytes, frequent)}");
`;

/** For Node, to which nothing is sent, and which reads it at once. */
const asBase64 = (bytes) => `import { fromBase64 } from "./base64.js";

export const bytes = () => fromBase64("${Buffer.from(bytes).toString("base64")}");
`;

/** Takes what inflates out of fflate: the package itself depends on nothing. */
async function writeInflate(path) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: 'export { inflateSync } from "fflate/browser";', resolveDir: root },
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "warning",
  });
  write(path, `/*! fflate 0.8, MIT, https://github.com/101arrowz/fflate */\n${outputFiles[0].text}`);
}

/** Each compilation declares the types of all the Rust: takes those that the main entry declares from there. */
function withoutShared(types, shared) {
  const declarations = (text) => text.split(/\n{2,}(?=\/\*\*|export )/).map((declaration) => declaration.trim());
  const nameOf = (declaration) => /^export (?:type|interface) (\w+)/m.exec(declaration)?.[1];
  const others = declarations(shared).filter(nameOf);
  const own = declarations(types).filter((declaration) => !others.includes(declaration)).join("\n\n");
  const used = others.map(nameOf).filter((name) => new RegExp(`\\b${name}\\b`).test(own));
  return `import type { ${used.join(", ")} } from "../index.js";\n\n${own}\n`;
}

/** Lets each declaration stand once, for `require`, from where `import` has it too: the other way TypeScript forbids. */
function writeTypes(entries) {
  for (const entry of entries) {
    write(`${entry}.d.cts`, read(pkg, `${entry}.d.ts`).replace(/(?<=from "\.[^"]*)\.js(?=")/g, ".cjs"));
    write(`${entry}.d.ts`, `export * from "./${posix.basename(entry)}.cjs";\n`);
  }
}

/**
 * A function that loads its part of the wasm first; where that fails, one that returns a promise rejects. It is one of its
 * own: a bundler would look through a mere re-export.
 */
const forwarder = (name, isPromised) =>
  `export const ${name} = (...args) => ${isPromised ? "promise" : "call"}(load, glue.${name}, args);\n`;

const snippet = /^\.\/snippets\/.*\/src\/js\/([^/]+)$/;

/** wasm-bindgen copies each script that the Rust imports into a folder of its own; all entries must share one. */
function gatherSnippets(glue, up) {
  return glue.replace(/(?<=from ["'])\.\/snippets\/[^"']*(?=["'])/g, (path) => fileOf(path, up));
}

/** The documentation stands in the types. */
async function withoutComments(script) {
  const { transform } = await import("esbuild");
  return (await transform(script, { format: "esm", target: "es2022" })).code;
}

/** Calls the exports of the wasm by their new names, each where it is. */
function useShortNames(glue, exports) {
  return glue.replace(/\bwasm\.(\w+)/g, (_, name) => {
    if (!exports.has(name)) throw new Stop(`The glue asks for ${name}, which the wasm does not export.`);
    return `${exportsVariable(partOf(name))}.${exports.get(name)}`;
  });
}

/** What the glue calls the exports of a part of the wasm. */
const exportsVariable = (part) => (part ? `${part}Wasm` : "wasm");

/**
 * Lets the glue have further parts of the wasm, and a bundler drop the classes that it does not use. `using` is for none of
 * them. A call frees itself, always: the garbage collector need not be told of it.
 */
const partGlue = (glue) =>
  Object.keys(parts).map((part) => `let ${exportsVariable(part)};\nexport function __wbg_set_${part}(exports) {\n  ${exportsVariable(part)} = exports;\n}\n`).join("") +
  glue
    .replace(/(?<=: )new FinalizationRegistry/g, "/* @__PURE__ */ new FinalizationRegistry")
    .replace(/^if \(Symbol\.dispose\) .*\n/gm, "")
    .replace(/^ *__CallFinalization\.(?:un)?register\(.*\);\n/gm, "");

/** The file of the package that a module is, which the wasm or its glue imports. */
function fileOf(module, up, glue = "./") {
  if (module === "./glue_bg.js") return `${glue}glue.js`;
  const name = snippet.exec(module)?.[1];
  if (!name) throw new Stop(`There is an import from ${module}: expected the glue, or a file of src/js/.`);
  return `${up}${name}`;
}

/** The public names of wasm-bindgen's own entry file. Those that begin with __ are for the glue and the scripts. */
const namesOfRust = (compiled) =>
  (/export {([^}]*)}/.exec(read(compiled, "glue.js"))?.[1].trim().split(/,\s*/) ?? []).filter((name) => !name.startsWith("__"));

/** Names each import of a wasm, instead of passing the whole glue: a bundler can then drop the functions nobody calls. */
function importsOf(names, imported, up, glue = "./") {
  const imports = imported.map((short) => ({ short, name: names.imports.get(short).name, file: fileOf(names.imports.get(short).module, up, glue) }));
  const files = [...new Set(imports.map((one) => one.file))];
  const from = (file) => imports.filter((one) => one.file === file).map((one) => `${one.name} as _${one.short}`);
  return [
    ...files.map((file) => `import {\n${list(from(file))}} from "${file}";`),
    "",
    `const a = {\n${imports.map(({ short }) => `  "${short}": _${short},\n`).join("")}};`,
  ];
}

/** What connects a wasm with JavaScript. */
const wiring = ({ names, imported, up }) =>
  [
    `import { boot } from "${up}boot.js";`,
    'import { __wbg_set_wasm } from "./glue.js";',
    ...importsOf(names, imported, up),
    "export const { provide, start, started, first } = boot(__wbg_set_wasm, a);\n",
  ].join("\n");

/** What connects a further part of the wasm with JavaScript and with the first, when something of it is called. */
const partWiring = ({ part, names, imported }) =>
  [
    `import { __wbg_set_${part} } from "../glue.js";`,
    'import { first } from "../wiring.js";',
    ...importsOf(names, imported, "../", "../"),
    "let isStarted = false;",
    "export function start(module) {",
    `  __wbg_set_${part}(new WebAssembly.Instance(module, { a, ${firstModule}: first() }).exports);`,
    "  isStarted = true;",
    "}",
    "/** Starts it, once: after the first part, whose errors are its own. */",
    "export function load(loader) {",
    "  if (isStarted) return;",
    "  first();",
    "  loader();",
    "}\n",
  ].join("\n");

/** The functions that list what the types of these names know. */
const lists = (types) =>
  Object.entries({ channelTypes: "ChannelTypeEnum", providerIds: "ProvidersIdEnum" })
    .map(([name, type]) => {
      const known = new RegExp(`^export type ${type} = (.+) \\| \\(string & {}\\);$`, "m").exec(types)[1].split(" | ");
      return `export const ${name} = () => [${known.join(", ")}];\n`;
    })
    .join("");

/** Makes a file of the answers of src/edge/refusal.rs, which stand in the types until then. */
function takeRefusals(types) {
  const found = /\/\* refusals\n([\s\S]*?)\s*\*\/\n/;
  const [, answers] = found.exec(read(pkg, types));
  write("refusals.js", `export const refusals = ${JSON.stringify(answers.split("\n\n"), null, 2)};\n`);
  write(types, read(pkg, types).replace(found, ""));
}

const asynchronousNames = (types) =>
  types
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .split(/^export /m)
    .filter((declaration) => /^function [\s\S]*\):\s*Promise</.test(declaration))
    .map((declaration) => /^function (\w+)/.exec(declaration)[1]);
