import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError, ask, root, run, runIfStarted } from "./run.mjs";
import { say } from "./say.mjs";
import { setUp } from "./set-up.mjs";

const version = "27.1.0";

/** Of a hundred mutants, how many the tests have to notice. */
const atLeast = 95;

/**
 * Breaks each rule of `src/client/` once, and looks whether the native tests of a call notice: without them a promise that
 * nobody keeps would go unseen. Options of cargo-mutants may follow, e.g. `--file src/client/retries.rs`.
 */
async function mutants() {
  await setUp();
  await installCargoMutants();
  await run(
    join(root, "target/tools/bin/cargo-mutants"),
    [
      ...["mutants", "--output", "target", "--file", "src/client/**", "--profile", "mutants", "--no-shuffle"],
      // One that never ends is noticed too, and need not be waited for.
      ...["--timeout", "60", "--cargo-arg=--locked"],
      // For building as well as for testing: the other tests need not be compiled.
      ...["--cargo-arg=--test=client", "--cargo-arg=--test=simulation"],
      ...process.argv.slice(2),
    ],
    // It exits with 2 where one was missed, and with 3 where one did not end.
    { mayFail: true, env: { SIMULATION_CALLS: "60000", SIMULATION_OPERATIONS: "60000", RUST_BACKTRACE: "0" } },
  );
  judge(JSON.parse(readFileSync(join(root, "target/mutants.out/outcomes.json"), "utf8")));
}

async function installCargoMutants() {
  if ((await ask(join(root, "target/tools/bin/cargo-mutants"), "mutants", "--version")) === `cargo-mutants ${version}`) return;
  say(`Building the command cargo-mutants ${version}: once, for about two minutes …`);
  await run("cargo", ["install", "cargo-mutants", "--version", version, "--locked", "--force", "--root", "target/tools"]);
}

function judge({ caught, missed, timeout }) {
  const noticed = caught + timeout;
  const all = noticed + missed;
  if (all === 0) throw new UserError("No mutant was tried: the tests fail without one already, or nothing matches.");
  const share = (100 * noticed) / all;
  console.log(`\n${noticed} of ${all} mutants noticed: ${share.toFixed(1)} %, and at least ${atLeast} % have to be.`);
  if (share < atLeast) process.exitCode = 1;
}

await runIfStarted(import.meta.url, mutants);
