import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { root } from "../../../scripts/run.mjs";
import { writeIntoDocs } from "../../../scripts/write-into-docs.mjs";
import { chart } from "./chart.mjs";
import { folder } from "./project.mjs";
import { table } from "./table.mjs";

const picture = "www/bench.svg";

const versionIn = (place, name) => JSON.parse(readFileSync(join(place, "node_modules", name, "package.json"), "utf8")).version;

/** What was measured where, and what came of it, as Markdown with the picture. */
function report(rows) {
  const peers = ["@novu/api", "zod", "valibot", "ajv"].map((name) => `${name} ${versionIn(folder, name)}`);
  const tools = [`Node ${process.versions.node}`, ...["workerd", "esbuild"].map((name) => `${name} ${versionIn(root, name)}`)];
  const [{ model }, { length }] = [cpus()[0], cpus()];
  return [
    `Measured by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, on ${process.platform} ${process.arch} (${model.trim()}, ${length} cores), with ${tools.join(", ")}:`,
    `this package ${versionIn(folder, "novu-channel-connections")}, ${peers.join(", ")}.`,
    "",
    `<img src="../${picture}" width="100%" alt="Bars of sizes, cold starts and times, this package beside its peers; the figures are those of the table">`,
    "",
    table(rows),
    "",
  ].join("\n");
}

/** Leaves the table in `target/bench.md`, and all figures in `target/bench.json`. */
export function keep(rows) {
  writeFileSync(join(root, "target/bench.md"), `${table(rows)}\n`);
  writeFileSync(join(root, "target/bench.json"), JSON.stringify(rows));
}

/** Renews the table of docs/performance.md, and its picture. */
export function publish(rows) {
  writeFileSync(join(root, picture), chart(rows));
  writeIntoDocs("docs/performance.md", report(rows));
}
