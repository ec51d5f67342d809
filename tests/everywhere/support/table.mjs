import { writeIntoDocs } from "../../../scripts/write-into-docs.mjs";

/** A line of the table as a terminal shows it. */
export function line({ area, name, version, result, seconds }) {
  const time = seconds === undefined ? "" : `${seconds.toFixed(1).padStart(7)} s`;
  return `${result.slice(0, 13).padEnd(13)} ${area.padEnd(10)} ${name.padEnd(44)} ${(version ?? "–").padEnd(16)} ${time}`;
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

/** Puts the table into docs/compatibility.md. */
export const writeDocs = (rows) => writeIntoDocs("docs/compatibility.md", markdown(rows));
