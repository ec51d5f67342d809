import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./run.mjs";

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
      // What webpack 4 and the tools of its time can read.
      target: "es2019",
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
  const inject = [join(from, "text-coding.js")];
  const modules = await joined([...inline, ...withModule], {
    platform: "neutral",
    inject,
    alias: { snippets, "client-bytes": "./bytes/client-ascii.js" },
  });
  const modulesOfNode = await joined(ofNode, { platform: "node" });
  for (const { path, text } of [...modules.outputFiles, ...modulesOfNode.outputFiles]) write(path, text);

  // The command alone is only ever run, by Node: in the syntax that Node 20 knows, and with what it is made of in one file.
  const command = await build({
    absWorkingDir: from,
    entryPoints: { "import/command": "import/command.js" },
    outdir: to,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    banner: { js: "#!/usr/bin/env node" },
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 160,
    // The client is the one of the main entry.
    external: ["../index.js"],
    alias: { snippets },
    nodePaths: [join(root, "node_modules")],
    logLevel: "warning",
  });
  for (const { path, text } of command.outputFiles) write(path, text);

  // esbuild splits ES modules only: CommonJS is made of those.
  const twins = await joined(inline, {
    platform: "node",
    inject,
    alias: { snippets, "client-bytes": "./bytes/client-deflated.js" },
    outExtension: { ".js": ".cjs" },
  });
  const twinsOfNode = await joined(ofNode, { platform: "node", outExtension: { ".js": ".cjs" } });
  // Without indentation, since they are installed and seldom read; in lines, since Node prints that of an error.
  const options = { format: "cjs", platform: "node", target: "es2022", minifyWhitespace: true, lineLimit: 160 };
  for (const { path, text } of [...twins.outputFiles, ...twinsOfNode.outputFiles]) {
    // esbuild would make it a variable, and Metro drops one that nothing uses, with the call of `require`.
    const source = text.replace(/^import ("[^"]+");$/gm, "require($1);");
    write(path, (await transform(source, options)).code);
  }
}
