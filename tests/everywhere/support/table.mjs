import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/run.mjs";

/** A line of the table as a terminal shows it. */
export function line({ area, name, version, result, seconds }) {
  const time = seconds === undefined ? "" : `${seconds.toFixed(1).padStart(7)} s`;
  return `${result.padEnd(13)} ${area.padEnd(9)} ${name.padEnd(44)} ${(version ?? "–").padEnd(16)} ${time}`;
}

/** The table as Markdown, with the date and the Node that ran it. */
export function markdown(rows) {
  const date = new Date().toISOString().slice(0, 10);
  const cells = rows.map(({ area, name, version, result }) => `| ${[area, name, version ?? "–", result].join(" | ")} |`);
  return [
    `Run on ${date}, on ${process.platform} ${process.arch}, by \`npm run test:everywhere\`:`,
    "",
    "| area | what | version | result |",
    "|---|---|---|---|",
    ...cells,
    "",
  ].join("\n");
}

const markers = ["<!-- everywhere -->\n", "<!-- /everywhere -->\n"];

/** Puts the table between its markers in the README. */
export function writeReadme(rows) {
  const path = join(root, "README.md");
  const text = readFileSync(path, "utf8");
  const [begin, end] = markers.map((marker) => text.indexOf(marker));
  if (begin < 0 || end < begin) throw new Error(`README.md has no ${markers.join("…")}`);
  writeFileSync(path, text.slice(0, begin + markers[0].length) + markdown(rows) + text.slice(end));
}
