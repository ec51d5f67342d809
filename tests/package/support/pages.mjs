import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../../scripts/run.mjs";
import { project } from "./installed.mjs";

/** The pages for users, by their paths. */
export const pages = Object.fromEntries(
  ["README.md", "SECURITY.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)]
    .filter((path) => path.endsWith(".md"))
    .map((path) => [path, readFileSync(join(root, path), "utf8")]),
);

/** What stands under a heading of the second level, up to the next one. */
export function section(text, title) {
  const found = text.split(/^## /m).find((part) => part.startsWith(`${title}\n`));
  if (!found) throw new Error(`There is no ## ${title}.`);
  return found;
}

/** The blocks of code, as `{ language, code }`. */
export const blocks = (text) => [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({ language, code }));

/** The code under a heading of a page that has a text in it. */
export function codeOf(page, title, text = "") {
  const found = blocks(section(pages[page], title)).find(({ code }) => code.includes(text));
  if (!found) throw new Error(`${page} has no code with ${text} under ${title}.`);
  return found.code;
}

/** The page without its blocks of code. */
export const prose = (text) => text.replace(/^```[\s\S]*?^```$/gm, "");

/** The first column of a table, without what follows the name: of `` `create(request)` `` that is `create`. */
export const names = (text) => [...text.matchAll(/^\| `([\w./-]+)[^`|]*` \|/gm)].map(([, name]) => name);

let count = 0;

/** Runs a block where the package is installed, with these globals until the test ends, and resolves to what it exports. */
export async function runBlock(t, code, globals = {}) {
  const file = join(project, `block-${process.pid}-${++count}.mjs`);
  writeFileSync(file, code);
  t.after(() => rmSync(file));
  for (const [name, value] of Object.entries(globals)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    t.after(() => (before ? Object.defineProperty(globalThis, name, before) : delete globalThis[name]));
  }
  return import(pathToFileURL(file).href);
}
