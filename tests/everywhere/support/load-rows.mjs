import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fixtures } from "./folders.mjs";

const areas = ["runtimes", "bundlers", "frameworks", "browsers", "types", "package"];

/** All rows, each with its area, in the order of the table. */
export async function loadRows() {
  const all = [];
  for (const area of areas.filter((name) => existsSync(join(fixtures, name)))) {
    for (const file of readdirSync(join(fixtures, area)).filter((name) => name.endsWith(".mjs")).sort()) {
      const { rows } = await import(pathToFileURL(join(fixtures, area, file)).href);
      all.push(...rows.map((row) => ({ ...row, area })));
    }
  }
  const names = all.map(({ area, name }) => `${area}: ${name}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`There are two rows "${twice}".`);
  return all;
}
