import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../scripts/build.mjs";
import { installOtherBrowsers } from "../../scripts/install-browsers.mjs";
import { pack } from "../../scripts/pack.mjs";
import { UserError, root, runIfStarted } from "../../scripts/run.mjs";
import { say } from "../../scripts/say.mjs";
import { setUp } from "../../scripts/set-up.mjs";
import { loadRows } from "./support/load-rows.mjs";
import { runRow } from "./support/run-row.mjs";
import { line, markdown, writeDocs } from "./support/table.mjs";

/**
 * Runs the rows, two at a time, prints the table, and leaves it in `target/everywhere.md`. `which` is "quick" for those that need no
 * packages of their own, "light" for all but the heavy ones, or "all". Resolves to `{ rows, passed, failed, skipped }`; what is not
 * installed counts as skipped, and with `CI` set as failed.
 */
export async function everywhere({ which = "all", words = [] } = {}) {
  const isWanted = { quick: ({ quick }) => quick, light: ({ heavy }) => !heavy, all: () => true }[which];
  const isNamed = ({ area, name }) => words.length === 0 || words.some((word) => `${area}: ${name}`.toLowerCase().includes(word.toLowerCase()));
  const chosen = (await loadRows()).filter((row) => isWanted(row) && isNamed(row));
  if (chosen.length === 0) throw new UserError(`No row has a name with ${words.join(" or ")}.`);
  if (chosen.some(({ area }) => area === "browsers")) await installOtherBrowsers();
  const rows = await inPairs(chosen, async (row) => {
    const done = await runRow(row);
    console.log(line(done));
    if (done.fault) console.log(done.fault.replace(/^/gm, "    "));
    return done;
  });
  console.log(`\n${rows.map(line).join("\n")}\n`);
  mkdirSync(join(root, "target"), { recursive: true });
  writeFileSync(join(root, "target/everywhere.md"), markdown(rows));
  return { rows, ...count(rows) };
}

function count(rows) {
  const missing = rows.filter(({ result }) => result === "not installed").length;
  // A row that cannot work, and fails as it says, is none of them.
  const failed = rows.filter(({ fault }) => fault).length - missing;
  const inCI = Boolean(process.env.CI);
  return { passed: rows.length - failed - missing, failed: failed + (inCI ? missing : 0), skipped: inCI ? 0 : missing };
}

/** Calls `work` with each item, with two at the same time, and resolves to the results in the order of the items. */
async function inPairs(items, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]);
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/** `npm run test:everywhere` runs all rows, `npm run test:everywhere -- vite parcel` those with such a name. */
async function main() {
  const args = process.argv.slice(2);
  const flags = args.filter((arg) => arg.startsWith("--"));
  const unknown = flags.find((flag) => !["--quick", "--write-docs"].includes(flag));
  if (unknown) throw new UserError(`There is no ${unknown}, only --quick and --write-docs.`);
  await setUp({ browser: true });
  await build();
  await pack();
  say("Running the package everywhere …");
  const { rows, passed, failed, skipped } = await everywhere({ which: flags.includes("--quick") ? "quick" : "all", words: args.filter((arg) => !arg.startsWith("--")) });
  if (flags.includes("--write-docs")) writeDocs(rows);
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
  if (failed > 0) process.exitCode = 1;
}

await runIfStarted(import.meta.url, main);
