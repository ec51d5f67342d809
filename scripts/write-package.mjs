import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleCommonJs } from "./bundle-common-js.mjs";
import { Stop, root } from "./run.mjs";

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
  writeEntry({ compiled: client, folder: "", up: "./", wasm: "novu-channel-connections.wasm" });
  writeEntry({ compiled: testing, folder: "testing/", up: "../", wasm: "sandbox.wasm" });
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
function writeEntry({ compiled, folder, up, wasm }) {
  const bytes = readFileSync(join(compiled, "optimized.wasm"));
  const types = read(compiled, "glue.d.ts");
  writeFileSync(join(pkg, folder, wasm), bytes);
  write(`${folder}inlined.js`, `export const wasm =\n  "${bytes.toString("hex")}";\n`);
  write(`${folder}glue.js`, gatherSnippets(read(compiled, "glue_bg.js"), up));
  write(`${folder}wiring.js`, wiring(new WebAssembly.Module(bytes), types, up));
  write(`${folder}exports-of-rust.js`, `export {\n${list(namesOfRust(compiled))}} from "./glue.js";\n`);
  write(`${folder}index.d.ts`, types);
  write(`${folder}index.d.cts`, types);
}

/** wasm-bindgen copies each script that the Rust imports into a folder of its own; all entries must share one. */
function gatherSnippets(glue, up) {
  const gathered = glue.replace(/(["'])\.\/snippets\/[^"']*\/src\/js\/([^"'/]+)\1/g, `"${up}$2"`);
  if (gathered.includes("./snippets/")) throw new Stop("The glue imports a snippet that is not a file of src/js/.");
  return gathered;
}

/** The names that wasm-bindgen's own entry file re-exports: all but what wasm and glue need of each other. */
const namesOfRust = (compiled) => /export {([^}]*)}/.exec(read(compiled, "glue.js"))?.[1].trim().split(/,\s*/) ?? [];

/** Names each import of the wasm, instead of passing the whole glue: a bundler can then drop the functions nobody calls. */
function wiring(module, types, up) {
  const imports = WebAssembly.Module.imports(module);
  const namespaces = [...new Set(imports.map((one) => one.module))];
  if (namespaces.length !== 1) throw new Stop(`The wasm imports from ${namespaces.join(", ")}: expected the glue alone.`);
  const names = list(imports.map((one) => one.name));
  return [
    `import { boot } from "${up}boot.js";`,
    `import {\n  __wbg_set_wasm,\n${names}} from "./glue.js";\n`,
    `const imports = {\n${names}};`,
    `const asynchronous = ${JSON.stringify(asynchronousNames(types))};`,
    `export const { provide, start, started } = boot(__wbg_set_wasm, { "${namespaces[0]}": imports }, asynchronous);\n`,
  ].join("\n");
}

const asynchronousNames = (types) =>
  types
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .split(/^export /m)
    .filter((declaration) => /^function [\s\S]*\):\s*Promise</.test(declaration))
    .map((declaration) => /^function (\w+)/.exec(declaration)[1]);
