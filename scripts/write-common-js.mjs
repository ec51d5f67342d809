import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { deflateRawSync } from "node:zlib";
import { root } from "./run.mjs";

/**
 * Makes a CommonJS twin of each entry. What entries have in common lies in chunks of its own, so that it is there once: on
 * the disk, and in a process, where there must be one class of error and one wasm.
 *
 * `inlined` has, for a file that holds a wasm, what stands in its place.
 */
export async function writeCommonJs(pkg, entries, inlined) {
  const { build, transform } = await import("esbuild");
  // esbuild finds common chunks among ES modules only: CommonJS is made of those.
  const { outputFiles } = await build({
    absWorkingDir: pkg,
    entryPoints: entries.map((entry) => `${entry}.js`),
    outdir: ".",
    chunkNames: "common-[hash]",
    write: false,
    bundle: true,
    inject: [join(root, "scripts/text-coding.js")],
    splitting: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    logLevel: "warning",
    plugins: [instead(pkg, inlined)],
  });
  for (const { path, text } of outputFiles) {
    // For Node, esbuild marks the names that `import { … } from` a CommonJS file can find.
    const { code } = await transform(text, { format: "cjs", platform: "node", target: "es2022" });
    const file = path.replace(/\.js$/, ".cjs");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code.replace(/(?<=require\("\.[^"]*)\.js(?="\))/g, ".cjs"));
  }
}

const instead = (pkg, inlined) => ({
  name: "instead",
  setup({ onLoad }) {
    onLoad({ filter: /inlined\.js$/ }, ({ path }) => {
      const contents = inlined[relative(pkg, path)];
      if (!contents) throw new Error(`Nothing stands in the place of ${path}.`);
      return { contents, resolveDir: dirname(path) };
    });
  },
});

/** A wasm as text, for what is installed by many and sent to nobody: a good half of the bytes themselves. */
export const asDeflated = (wasm, up) => `import { fromBase64 } from "${up}base64.js";
import { inflateSync } from "${up}inflate.js";

export const bytes = () => inflateSync(fromBase64("${deflateRawSync(wasm, { level: 9 }).toString("base64")}"));
`;

/** A wasm that is read from its file: for what only Node requires. */
export const asFile = (name) => `
  import { readFileSync } from "node:fs";
  import { join } from "node:path";
  export const bytes = () => readFileSync(join(__dirname, ${JSON.stringify(name)}));
`;
