import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { deflateRawSync } from "node:zlib";
import { encode } from "../pkg-template/ascii.js";
import { joinEntries } from "./join-entries.mjs";
import { npmReadme } from "./npm-readme.mjs";
import { withoutPragmas, withoutShared } from "./read-types.mjs";
import { root } from "./run.mjs";

// Not in target/npm: what the build made of it would be what it is made from, and it would build again.
const modules = join(root, "target/package/modules");
const pkg = join(root, "target/package/pkg");
const read = (...path) => readFileSync(join(...path), "utf8");

/** Puts `pkg/` together from the templates and the folders that were compiled. */
export async function writePackage({ client, sandbox, providers, importing, generated }) {
  for (const folder of [modules, pkg]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  cpSync(join(root, "pkg-template"), modules, { recursive: true });
  for (const path of generated) cpSync(path, join(modules, posix.basename(path)));
  for (const [name, compiled] of Object.entries({ client, sandbox, providers, import: importing })) {
    for (const part of [`${name}_bg.js`, `${name}.wasm`, "snippets"]) cpSync(join(compiled, part), join(modules, part), { recursive: true });
  }
  const [ofCrate, ...others] = readdirSync(join(modules, "snippets"));
  if (others.length > 0) throw new Error(`the wasms have snippets of other names: ${[ofCrate, ...others].join(", ")}.`);
  const types = withoutPragmas(read(client, "client.d.ts"));
  const write = (name, content) => writeFileSync(join(modules, name), content);
  for (const name of ["client", "sandbox", "providers", "import"]) {
    const wasm = readFileSync(join(modules, `${name}.wasm`));
    write(`${name}-imports.js`, importsOf(wasm));
    write(`${name}.deflated`, deflateRawSync(wasm, { level: 9 }));
  }
  write("client.ascii", encode(readFileSync(join(modules, "client.wasm"))));
  await joinEntries({ from: modules, to: pkg, snippets: `./snippets/${ofCrate}/src/wasm` });

  for (const name of ["LICENSE", "CHANGELOG.md"]) cpSync(join(root, name), join(pkg, name));
  writeFileSync(join(pkg, "README.md"), npmReadme(read(root, "README.md")));
  writeManifest();
  cpSync(join(modules, "schema.json"), join(pkg, "schema.json"));
  cpSync(join(client, "client.wasm"), join(pkg, "novu-channel-connections.wasm"));
  cpSync(join(sandbox, "sandbox.wasm"), join(pkg, "testing/sandbox.wasm"));
  cpSync(join(providers, "providers.wasm"), join(pkg, "providers/providers.wasm"));
  cpSync(join(importing, "import.wasm"), join(pkg, "import/import.wasm"));
  for (const name of ["wasm.d.ts", "wasm.d.cts"]) cpSync(join(root, "pkg-template", name), join(pkg, name));
  // For tools that know no exports.
  for (const folder of ["edge", "providers", "testing"]) cpSync(join(root, "pkg-template", folder, "package.json"), join(pkg, folder, "package.json"));
  writeTypes("index", types);
  writeTypes("slim", read(root, "pkg-template/slim.d.ts"));
  writeTypes("edge/index", read(root, "pkg-template/edge/index.d.ts"));
  writeTypes("testing/node", read(root, "pkg-template/testing/node.d.ts"));
  writeTypes("testing/index", withoutShared(withoutPragmas(read(sandbox, "sandbox.d.ts")), types));
  writeTypes("providers/index", withoutShared(withoutPragmas(read(providers, "providers.d.ts")), types));

  rmSync(join(root, "pkg"), { recursive: true, force: true });
  renameSync(pkg, join(root, "pkg"));
}

/**
 * The text of a module that exports what a wasm imports, by path: of its glue, and of the snippets that it calls without that. It names
 * each function, since bundlers keep everything of what is imported with `*`.
 */
function importsOf(wasm) {
  const all = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
  const paths = [...new Set(all.map(({ module }) => module))].map((path, place) => ({
    path,
    names: all.filter(({ module }) => module === path).map(({ name }) => name).sort().map((name) => ({ name, local: `${name}_${place}` })),
  }));
  const list = (names, separator) => names.map(({ name, local }) => `${name}${separator}${local}`).join(", ");
  const imports = paths.map(({ path, names }) => `import { ${list(names, " as ")} } from "${path}";\n`);
  const members = paths.map(({ path, names }) => `  "${path}": { ${list(names, ": ")} },\n`);
  return `${imports.join("")}\nexport const imports = {\n${members.join("")}};\n`;
}

function writeManifest() {
  const manifest = JSON.parse(read(root, "pkg-template/package.json"));
  manifest.version = /^version = "(.+)"$/m.exec(read(root, "Cargo.toml"))[1];
  writeFileSync(join(pkg, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The `.d.ts` re-exports the `.d.cts`, since a `.cts` file may not import an ES module. */
function writeTypes(entry, types) {
  writeFileSync(join(pkg, `${entry}.d.cts`), types.replace(/(?<=from "\.[^"]*)\.js(?=")/g, ".cjs"));
  writeFileSync(join(pkg, `${entry}.d.ts`), `export * from "./${posix.basename(entry)}.cjs";\n`);
}
