import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { deflateRawSync } from "node:zlib";
import { Stop, root } from "./run.mjs";
import { shortenNames } from "./shorten-names.mjs";
import { asBase64, asFile, writeCommonJs } from "./write-common-js.mjs";

const pkg = join(root, "target/npm/pkg");
const read = (...path) => readFileSync(join(...path), "utf8");
const write = (path, text) => writeFileSync(join(pkg, path), text);

const entries = ["index", "slim", "edge/index", "testing/index"];

/** Puts `pkg/` together from the templates, what JavaScript the Rust brings along, and the two compiled wasm folders. */
export async function writePackage({ client, testing }) {
  rmSync(pkg, { recursive: true, force: true });
  mkdirSync(pkg, { recursive: true });
  cpSync(join(root, "pkg-template"), pkg, { recursive: true });
  for (const name of ["LICENSE", "CHANGELOG.md"]) cpSync(join(root, name), join(pkg, name));
  for (const name of scriptsOfRust()) cpSync(join(root, "src/js", name), join(pkg, name));

  writeManifest();
  await writeEntry({ compiled: client, folder: "", up: "./", wasm: "novu-channel-connections.wasm", inline: asHex });
  await writeEntry({ compiled: testing, folder: "testing/", up: "../", wasm: "sandbox.wasm", inline: asDeflated });
  await writeInflate("testing/inflate.js");
  write("lists.js", lists(read(pkg, "index.d.ts")));
  takeRefusals("index.d.ts");
  write("testing/index.d.ts", withoutShared(read(pkg, "testing/index.d.ts"), read(pkg, "index.d.ts")));
  writeTypes(entries);
  await writeCommonJs(pkg, entries, {
    "inlined.js": asBase64(readFileSync(join(pkg, "novu-channel-connections.wasm"))),
    "testing/inlined.js": asFile("sandbox.wasm"),
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

/** Writes what one compiled wasm becomes: the wasm, the same as text, its glue, what connects them, and its types. */
async function writeEntry({ compiled, folder, up, wasm, inline }) {
  const { wasm: bytes, imports, exports } = shortenNames(readFileSync(join(compiled, "optimized.wasm")));
  const types = read(compiled, "glue.d.ts");
  writeFileSync(join(pkg, folder, wasm), bytes);
  write(`${folder}inlined.js`, inline(bytes, up));
  write(`${folder}glue.js`, await withoutComments(useShortNames(gatherSnippets(read(compiled, "glue_bg.js"), up), exports)));
  write(`${folder}wiring.js`, wiring(imports, asynchronousNames(types).map((name) => exports.get(name)), up));
  write(`${folder}exports-of-rust.js`, `export {\n${list(namesOfRust(compiled))}} from "./glue.js";\n`);
  write(`${folder}index.d.ts`, types);
}

/** For what is sent to users: after brotli a third smaller than base64. */
const asHex = (bytes, up) => `import { fromHex } from "${up}hex.js";

export const bytes = () => fromHex("${bytes.toString("hex")}");
`;

/** For what is installed by many and sent to nobody: a good third of the bytes themselves. */
const asDeflated = (bytes, up) => `import { fromBase64 } from "${up}base64.js";
import { inflateSync } from "./inflate.js";

export const bytes = () => inflateSync(fromBase64("${deflateRawSync(bytes, { level: 9 }).toString("base64")}"));
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
  write(path, `/* fflate 0.8, MIT, https://github.com/101arrowz/fflate */\n${outputFiles[0].text}`);
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

/** Calls the exports of the wasm by their new names. */
function useShortNames(glue, exports) {
  return glue.replace(/(?<=\bwasm\.)\w+/g, (name) => {
    if (!exports.has(name)) throw new Stop(`The glue asks for ${name}, which the wasm does not export.`);
    return exports.get(name);
  });
}

/** The file of the package that a module is, which the wasm or its glue imports. */
function fileOf(module, up) {
  if (module === "./glue_bg.js") return "./glue.js";
  const name = snippet.exec(module)?.[1];
  if (!name) throw new Stop(`There is an import from ${module}: expected the glue, or a file of src/js/.`);
  return `${up}${name}`;
}

/** The public names of wasm-bindgen's own entry file. Those that begin with __ are for the glue and the scripts. */
const namesOfRust = (compiled) =>
  (/export {([^}]*)}/.exec(read(compiled, "glue.js"))?.[1].trim().split(/,\s*/) ?? []).filter((name) => !name.startsWith("__"));

/** Names each import of the wasm, instead of passing the whole glue: a bundler can then drop the functions nobody calls. */
function wiring(names, asynchronous, up) {
  const imports = [...names].map(([short, { module, name }]) => ({ short, name, file: fileOf(module, up) }));
  const files = [...new Set(imports.map((one) => one.file))];
  const from = (file) => imports.filter((one) => one.file === file).map((one) => `${one.name} as _${one.short}`);
  return [
    `import { boot } from "${up}boot.js";`,
    'import { __wbg_set_wasm } from "./glue.js";',
    ...files.map((file) => `import {\n${list(from(file))}} from "${file}";`),
    "",
    `const imports = {\n  a: {\n${imports.map(({ short }) => `    "${short}": _${short},\n`).join("")}  },\n};`,
    `const asynchronous = ${JSON.stringify(asynchronous)};`,
    "export const { provide, start, started } = boot(__wbg_set_wasm, imports, asynchronous);\n",
  ].join("\n");
}

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
