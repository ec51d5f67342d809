import { writeIntoDocs } from "../../../scripts/write-into-docs.mjs";

/** A line of the table as a terminal shows it. */
export function line({ area, name, version, result, seconds }) {
  const time = seconds === undefined ? "" : `${seconds.toFixed(1).padStart(7)} s`;
  return `${result.slice(0, 13).padEnd(13)} ${area.padEnd(10)} ${name.padEnd(44)} ${(version ?? "–").padEnd(16)} ${time}`;
}

/** The table as Markdown, with the date and the Node that ran it: a line for each tool, with all that was run with it. */
export function markdown(rows) {
  const date = new Date().toISOString().slice(0, 10);
  const tools = new Map();
  for (const { area, name, version, result } of rows) {
    const [tool, ...how] = name.split(", ");
    const key = [area, tool, version, result].join();
    if (!tools.has(key)) tools.set(key, { area, tool, version, result, ways: [] });
    if (how.length > 0) tools.get(key).ways.push(how.join(", "));
  }
  const lines = [...tools.values()].map(({ area, tool, version, result, ways }) => `| ${[area, tool, version ?? "–", ways.join("; ") || "–", result].join(" | ")} |`);
  return [
    `${rows.length} rows, run on ${date}, on ${process.platform} ${process.arch}, by \`npm run test:everywhere\`:`,
    "",
    "| area | tool | version | how | result |",
    "|---|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}

/** Puts the table into docs/compatibility.md. */
export const writeDocs = (rows) => writeIntoDocs("docs/compatibility.md", markdown(rows));
