import { bundle } from "../../scripts/bundle.mjs";
import { compressed } from "../../scripts/check-size.mjs";
import { contenders } from "./contenders.mjs";
import { folder } from "./support/project.mjs";

/** What reaches a browser, and a worker, that creates and validates: minified by esbuild, after brotli. */
export async function measureSize() {
  return [
    await row("browser", "bundle for browsers, brotli", ["browser", "import"]),
    await row("worker", "bundle for workers, .js and .wasm, brotli", ["workerd", "import"]),
  ];
}

async function row(of, title, conditions) {
  const figures = {};
  for (const [name, file] of Object.entries(contenders)) {
    const source = `import { creator, validate } from "./peers/${file}.mjs";\nconsole.log(creator, validate);\n`;
    figures[name] = [compressed(await bundle(source, { from: folder, conditions, minify: true }))];
  }
  return { id: `size ${of}`, title, unit: "B", figures };
}
