// Measures the package beside its peers, in one run: `npm run bench` everything, `npm run bench -- validate create` some of it.
// `--check` fails where a limit of limits.mjs does not hold. Needs the npm registry, and a machine that has nothing else to do.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../scripts/build.mjs";
import { pack } from "../../scripts/pack.mjs";
import { Stop, root, runIfStarted } from "../../scripts/run.mjs";
import { say } from "../../scripts/say.mjs";
import { setUp } from "../../scripts/set-up.mjs";
import { found, holds, wanted } from "./bounds.mjs";
import { measureColdStartOfNode } from "./cold-start-node.mjs";
import { measureColdStartOfWorkerd } from "./cold-start-workerd.mjs";
import { measureCreate } from "./create.mjs";
import { limits } from "./limits.mjs";
import { installContenders } from "./project.mjs";
import { measureSize } from "./size.mjs";
import { table } from "./table.mjs";
import { measureValidation } from "./validate.mjs";

const measurements = {
  size: measureSize,
  "cold-start-node": measureColdStartOfNode,
  "cold-start-workerd": measureColdStartOfWorkerd,
  create: measureCreate,
  validate: measureValidation,
};

/** The limits that do not hold, a sentence each. */
const broken = (rows) =>
  rows
    .filter(({ id }) => id in limits)
    .filter((row) => !holds(limits[row.id].limit, row))
    .map((row) => `${row.title}: ${found(limits[row.id].limit, row)}, and the limit is ${wanted(limits[row.id].limit, row)}`);

async function main() {
  const args = process.argv.slice(2);
  const flags = args.filter((arg) => arg.startsWith("--"));
  const words = args.filter((arg) => !arg.startsWith("--"));
  const unknown = flags.find((flag) => !["--check", "--write-readme"].includes(flag));
  if (unknown) throw new Stop(`There is no ${unknown}, only --check and --write-readme.`);
  const chosen = Object.keys(measurements).filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
  if (chosen.length === 0) throw new Stop(`There is nothing called ${words.join(" or ")}, only ${Object.keys(measurements).join(", ")}.`);
  await setUp();
  await build();
  await pack();
  await installContenders();
  const rows = [];
  for (const name of chosen) {
    say(`Measuring ${name} …`);
    rows.push(...(await measurements[name]()));
  }
  console.log(`\n${table(rows)}\n`);
  mkdirSync(join(root, "target"), { recursive: true });
  writeFileSync(join(root, "target/bench.json"), JSON.stringify(rows, undefined, 2));
  const failures = flags.includes("--check") ? broken(rows) : [];
  for (const failure of failures) console.log(`FAIL ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}

await runIfStarted(import.meta.url, main);
