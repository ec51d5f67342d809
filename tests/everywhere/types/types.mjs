import { cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { install } from "../support/install.mjs";
import { versionIn } from "../support/versions.mjs";

const fixture = "types/consumer";
const entries = ["main", "slim", "edge", "providers", "testing", "testing-node", "wasm", "schema-json"];
const strict = { noEmit: true, strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false, target: "es2022", resolveJsonModule: true };
const dom = { lib: ["es2022", "dom"], types: [] };
const bundler = { module: "esnext", moduleResolution: "bundler" };
const node16 = { module: "node16", moduleResolution: "node16" };

/** Who compiles against the package, and with which settings. */
const consumers = [
  { name: "bundler", files: entries, settings: { ...bundler, ...dom } },
  { name: "node16, ES modules", files: entries, settings: { ...node16, ...dom } },
  { name: "node16, CommonJS", files: ["main", "slim", "edge", "providers", "testing", "testing-node"], type: "commonjs", settings: { ...node16, ...dom } },
  // Without the types of a browser, which alone know WebAssembly: slim and the wasm are typed by those.
  { name: "node16, types of Node alone", files: ["main", "edge", "providers", "testing", "testing-node"], settings: { ...node16, lib: ["es2022"], types: ["node"] } },
  { name: "bundler, types of Workers alone", files: entries, settings: { ...bundler, lib: ["es2022"], types: ["@cloudflare/workers-types"] } },
  { name: "beside @novu/api", files: ["novu-api"], settings: { ...bundler, ...dom } },
];
// TypeScript 7 has no node10; and that knows no entry but the main one.
const old = { name: "node10", files: ["main"], settings: { module: "commonjs", moduleResolution: "node10", ...dom } };

const row = (compiler, { name, files, type = "module", settings }) => ({
  name: `TypeScript ${compiler.slice(-1)}, ${name}`,
  version: () => versionIn(fixture, compiler),
  async run({ folder, command }) {
    const consumer = await install(fixture);
    for (const file of readdirSync(consumer)) if (file.endsWith(".ts")) cpSync(join(consumer, file), join(folder, file));
    symlinkSync(join(consumer, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type }));
    const project = { compilerOptions: { ...strict, ...settings }, files: files.map((file) => `${file}.ts`) };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
    await command(process.execPath, [join(consumer, "node_modules", compiler, "bin/tsc"), "--project", folder]);
  },
});

const complete = {
  name: "every export is used by the consumer",
  version: () => versionIn(fixture, "typescript-5"),
  async run({ folder, command }) {
    const consumer = await install(fixture);
    mkdirSync(folder, { recursive: true });
    for (const [file, entry] of Object.entries({ main: "", slim: "/slim", edge: "/edge", providers: "/providers", testing: "/testing", "testing-node": "/testing/node" })) {
      const source = readFileSync(join(consumer, `${file}.ts`), "utf8");
      const script = `import("novu-channel-connections${entry}").then((all) => console.log(Object.keys(all).join()))`;
      const names = (await command(process.execPath, ["--eval", script], { cwd: consumer })).trim().split(",");
      // What slim has from the main entry, main.ts uses.
      const wanted = file === "slim" ? ["initialize"] : names;
      const unused = wanted.filter((name) => source.split(new RegExp(`\\b${name}\\b`)).length < 3);
      if (unused.length > 0) throw new Error(`${file}.ts does not use ${unused.join(", ")}.`);
    }
  },
};

export const rows = [
  ...["typescript-5", "typescript-7"].flatMap((compiler) => consumers.map((consumer) => row(compiler, consumer))),
  row("typescript-5", old),
  complete,
];
