import { holds, found, wanted } from "./bounds.mjs";
import { contenders, us } from "./contenders.mjs";
import { limits } from "./limits.mjs";
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

function cell({ unit, figures }, name) {
  if (!figures[name]) return "–";
  const value = written(median(figures[name]), unit);
  return name === us ? `**${value}**` : `${value} (${written(ratio(figures[name], figures[us]), "×")})`;
}

function toReach(row) {
  const bound = limits[row.id]?.toReach;
  if (!bound) return "";
  return holds(bound, row) ? `${wanted(bound, row)}: reached` : `${wanted(bound, row)}: not reached, ${found(bound, row)}`;
}
