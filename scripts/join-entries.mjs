import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Joins the modules of the folder `from` to one file for each entry, and a few that entries share: Node reads each file anew in
 * every process. The shared ones are there once in a process, so that it has one class of errors, and one instance of a wasm.
 */
export async function joinEntries({ from, to, snippets }) {
  const { build, transform } = await import("esbuild");
  const joined = (entryPoints, options) =>
    build({
      absWorkingDir: from,
      entryPoints,
      outbase: from,
      outdir: to,
      chunkNames: "shared/[hash]",
      bundle: true,
      splitting: true,
      write: false,
      format: "esm",
      target: "es2022",
      minifySyntax: true,
      external: ["*.wasm", "*.wasm?module"],
      loader: { ".ascii": "text", ".deflated": "base64" },
      logLevel: "warning",
      ...options,
    });
  const write = (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };

  const inline = ["index.js", "slim.js", "edge/index.js", "testing/index.js", "providers/index.js"];
  // By itself: it shares nothing with the others, and esbuild would put its own helpers into one more file for all to read.
  const ofNode = ["testing/node.js"];
  const withModule = ["", "edge/", "testing/", "providers/"].flatMap((folder) => [`${folder}workerd.js`, `${folder}edge-light.js`]);
  const bytes = { "providers-bytes": "./bytes/providers-deflated.js" };
  const modules = await joined([...inline, ...withModule], {
    platform: "neutral",
    alias: { snippets, ...bytes, "client-bytes": "./bytes/client-ascii.js", "sandbox-bytes": "./bytes/sandbox-deflated.js" },
  });
  const modulesOfNode = await joined(ofNode, { platform: "node" });
  for (const { path, text } of [...modules.outputFiles, ...modulesOfNode.outputFiles]) write(path, text);

  // esbuild splits ES modules only: CommonJS is made of those.
  const twins = await joined(inline, {
    platform: "node",
    alias: { snippets, ...bytes, "client-bytes": "./bytes/client-deflated.js", "sandbox-bytes": "./bytes/sandbox-file.js" },
    inject: [join(from, "text-coding.js")],
    outExtension: { ".js": ".cjs" },
  });
  const twinsOfNode = await joined(ofNode, { platform: "node", outExtension: { ".js": ".cjs" } });
  // Without indentation, since they are installed and seldom read; in lines, since Node prints that of an error.
  const options = { format: "cjs", platform: "node", target: "es2022", minifyWhitespace: true, lineLimit: 160 };
  for (const { path, text } of [...twins.outputFiles, ...twinsOfNode.outputFiles]) write(path, (await transform(text, options)).code);
}
