// Measures the package beside its peers, in one run: `npm run bench` everything, `npm run bench -- validate create` some of it.
// `--check` fails where a limit of limits.mjs does not hold, `--write-docs` renews table and chart of
// docs/performance.md. Needs the npm registry, and a machine that has nothing else to do.
import { build } from "../../scripts/build.mjs";
import { pack } from "../../scripts/pack.mjs";
import { UserError, runIfStarted } from "../../scripts/run.mjs";
import { say } from "../../scripts/say.mjs";
import { setUp } from "../../scripts/set-up.mjs";
import { measureColdStartOfNode } from "./cold-start-node.mjs";
import { measureColdStartOfWorkerd } from "./cold-start-workerd.mjs";
import { measureConcurrent } from "./concurrent.mjs";
import { measureCreate } from "./create.mjs";
import { measureGrowth } from "./growth.mjs";
import { measureMemory } from "./memory.mjs";
import { measureSize } from "./size.mjs";
import { broken, unmeasured } from "./support/bounds.mjs";
import { installContenders } from "./support/project.mjs";
import { keep, publish } from "./support/report.mjs";
import { table } from "./support/table.mjs";
import { measureValidation } from "./validate.mjs";

const measurements = {
  size: measureSize,
  "cold-start-node": measureColdStartOfNode,
  "cold-start-workerd": measureColdStartOfWorkerd,
  create: measureCreate,
  concurrent: measureConcurrent,
  validate: measureValidation,
  growth: measureGrowth,
  memory: measureMemory,
};

async function main() {
  const args = process.argv.slice(2);
  const flags = args.filter((arg) => arg.startsWith("--"));
  const words = args.filter((arg) => !arg.startsWith("--"));
  const unknown = flags.find((flag) => !["--check", "--write-docs"].includes(flag));
  if (unknown) throw new UserError(`There is no ${unknown}, only --check and --write-docs.`);
  if (flags.includes("--write-docs") && words.length > 0) throw new UserError("--write-docs is for all measurements, not for some.");
  const chosen = Object.keys(measurements).filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
  if (chosen.length === 0) throw new UserError(`There is nothing called ${words.join(" or ")}, only ${Object.keys(measurements).join(", ")}.`);
  await setUp();
  await build();
  await pack();
  await installContenders();
  const rows = [];
  for (const name of chosen) {
    say(`Measuring ${name} …`);
    rows.push(...(await measurements[name]()));
  }
  if (words.length === 0 && unmeasured(rows).length > 0) throw new Error(`Nothing was measured for: ${unmeasured(rows).join("; ")}`);
  console.log(`\n${table(rows)}\n`);
  keep(rows);
  if (flags.includes("--write-docs")) publish(rows);
  if (flags.includes("--check")) check(rows);
}

function check(rows) {
  const sentences = broken(rows);
  for (const sentence of sentences) console.log(`FAIL ${sentence}`);
  if (sentences.length > 0) process.exitCode = 1;
  else console.log("All limits hold.");
}

await runIfStarted(import.meta.url, main);
