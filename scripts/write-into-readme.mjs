import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

/** Puts Markdown, which ends with a line break, between the comments of a name in the README. */
export function writeIntoReadme(name, markdown) {
  const path = join(root, "README.md");
  const text = readFileSync(path, "utf8");
  const markers = [`<!-- ${name} -->\n`, `<!-- /${name} -->\n`];
  const [begin, end] = markers.map((marker) => text.indexOf(marker));
  if (begin < 0 || end < begin) throw new Error(`README.md has no ${markers.join("…")}`);
  writeFileSync(path, text.slice(0, begin + markers[0].length) + markdown + text.slice(end));
}
