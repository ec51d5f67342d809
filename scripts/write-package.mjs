import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleCommonJs } from "./bundle-common-js.mjs";
import { Stop, root } from "./run.mjs";
import { shortenNames } from "./shorten-names.mjs";

const pkg = join(root, "target/npm/pkg");
const read = (...path) => readFileSync(join(...path), "utf8");
const write = (path, text) => writeFileSync(join(pkg, path), text);

/** Puts `pkg/` together from the templates, what JavaScript the Rust brings along, and the two compiled wasm folders. */
export async function writePackage({ client, testing }) {
  rmSync(pkg, { recursive: true, force: true });
  mkdirSync(pkg, { recursive: true });
  cpSync(join(root, "pkg-template"), pkg, { recursive: true });
  cpSync(join(root, "LICENSE"), join(pkg, "LICENSE"));
  for (const name of scriptsOfRust()) cpSync(join(root, "src/js", name), join(pkg, name));

  writeManifest();
  writeEntry({ compiled: client, folder: "", up: "./", wasm: "novu-channel-connections.wasm", encoding: "hex" });
  writeEntry({ compiled: testing, folder: "testing/", up: "../", wasm: "sandbox.wasm", encoding: "base64" });
  write("slim.d.cts", read(pkg, "slim.d.ts").replace("./index.js", "./index.cjs"));
  await bundleCommonJs(pkg, ["novu-error", "index", "slim", "testing/index"]);

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
function writeEntry({ compiled, folder, up, wasm, encoding }) {
  const { wasm: bytes, imports, exports } = shortenNames(readFileSync(join(compiled, "optimized.wasm")));
  const types = read(compiled, "glue.d.ts");
  writeFileSync(join(pkg, folder, wasm), bytes);
  write(`${folder}inlined.js`, `export const wasm =\n  "${bytes.toString(encoding)}";\n`);
  write(`${folder}glue.js`, useShortNames(gatherSnippets(read(compiled, "glue_bg.js"), up), exports));
  write(`${folder}wiring.js`, wiring(imports, asynchronousNames(types).map((name) => exports.get(name)), up));
  write(`${folder}exports-of-rust.js`, `export {\n${list(namesOfRust(compiled))}} from "./glue.js";\n`);
  write(`${folder}index.d.ts`, types);
  write(`${folder}index.d.cts`, types);
}

const snippet = /^\.\/snippets\/.*\/src\/js\/([^/]+)$/;

/** wasm-bindgen copies each script that the Rust imports into a folder of its own; all entries must share one. */
function gatherSnippets(glue, up) {
  return glue.replace(/(?<=from ["'])\.\/snippets\/[^"']*(?=["'])/g, (path) => fileOf(path, up));
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

const asynchronousNames = (types) =>
  types
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .split(/^export /m)
    .filter((declaration) => /^function [\s\S]*\):\s*Promise</.test(declaration))
    .map((declaration) => /^function (\w+)/.exec(declaration)[1]);
