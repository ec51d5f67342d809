import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

const begin = "<!-- measured -->\n";
const end = "<!-- /measured -->\n";

/** A page with `markdown`, which ends with a line break, in place of what stood between its markers. */
export function withMeasured(page, markdown) {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page has no ${begin}…\n${end}`);
  return page.slice(0, from + begin.length) + markdown + page.slice(to);
}

/** Replaces what was measured for a page: `writeIntoDocs("docs/performance.md", table)`. */
export function writeIntoDocs(page, markdown) {
  const path = join(root, page);
  writeFileSync(path, withMeasured(readFileSync(path, "utf8"), markdown));
}
