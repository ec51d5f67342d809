import { contenders, us } from "../contenders.mjs";
import { limits } from "../limits.mjs";
import { found, holds, wanted } from "./bounds.mjs";
import { median, ratio } from "./statistics.mjs";
import { written } from "./units.mjs";

const names = Object.keys(contenders);

/** The rows as Markdown: medians, and behind those of the others how many times ours they are. */
export function table(rows) {
  return [
    `| what | ${[...names, "to reach"].join(" | ")} |`,
    `|---|${"--:|".repeat(names.length)}---|`,
    ...rows.map((row) => `| ${[row.title, ...names.map((name) => cell(row, name)), toReach(row)].join(" | ")} |`),
  ].join("\n");
}

function cell(row, name) {
  if (!row.figures[name]) return "–";
  const value = written(median(row.figures[name]), row.unit);
  if (name === us) return `**${value}**`;
  const times = ratio(row, name, us);
  // What is left after taking something off can be nothing, and even less.
  return Number.isFinite(times) && times > 0 ? `${value} (${written(times, "×")})` : value;
}

function toReach(row) {
  const bound = limits[row.id]?.toReach;
  if (!bound) return "";
  return `${wanted(bound, row)}: ${holds(bound, row) ? "reached" : "not reached"}${bound.times || !holds(bound, row) ? `, ${found(bound, row)}` : ""}`;
}
