import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { everywhere } from "../tests/everywhere/run.mjs";
import { build } from "./build.mjs";
import { checkSize } from "./check-size.mjs";
import { findBrowser } from "./find-browser.mjs";
import { pack } from "./pack.mjs";
import { UserError, root, run, runIfStarted } from "./run.mjs";
import { say } from "./say.mjs";
import { setUp } from "./set-up.mjs";

const wasm = ["--locked", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features"];

// Whether to run all rows of tests/everywhere but the heavy ones, and not just the quick ones.
const asksForAll = process.argv.includes("--all");

const suites = {
  format: () => check("cargo", ["fmt", "--check"]),
  "clippy, native": () => check("cargo", ["clippy", "--locked", "--all-targets", "--", "-D", "warnings"]),
  "clippy, client": () => check("cargo", ["clippy", "--lib", "--test", "wasm", ...wasm, "client-js", "--", "-D", "warnings"]),
  "clippy, sandbox": () => check("cargo", ["clippy", "--lib", ...wasm, "sandbox-js", "--", "-D", "warnings"]),
  "clippy, providers": () => check("cargo", ["clippy", "--lib", ...wasm, "providers-js", "--", "-D", "warnings"]),
  "clippy, import": () => check("cargo", ["clippy", "--lib", ...wasm, "import-js", "--", "-D", "warnings"]),
  "Rust, native": () => cargoTest(["--locked", "--no-fail-fast"]),
  "Rust, in Node": () => wasmTest({ WASM_BINDGEN_USE_NODE_EXPERIMENTAL: "1" }),
  "Rust, in Chromium": () => wasmTest({ WASM_BINDGEN_USE_BROWSER: "1", CHROMEDRIVER: findBrowser().driver }),
  package: () => packed(() => nodeTest("tests/package")),
  page: () => packed(() => nodeTest("tests/page")),
  everywhere: () => packed(() => everywhere({ which: asksForAll ? "light" : "quick" })),
  size: () => packed(checkSize),
};

/** A command that is one test: it succeeds or not. */
async function check(command, args) {
  const { code } = await run(command, args, { mayFail: true });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function cargoTest(args, env) {
  const { code, output } = await run("cargo", ["test", ...args], { mayFail: true, env });
  const results = output.matchAll(/^test result: .*?(\d+) passed; (\d+) failed; (\d+) ignored/gm);
  return total(code, [...results].map(([, passed, failed, skipped]) => ({ passed: +passed, failed: +failed, skipped: +skipped })));
}

const wasmTest = (env) =>
  cargoTest(["--test", "wasm", ...wasm, "client-js"], {
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: join(root, "target/tools/bin/wasm-bindgen-test-runner"),
    WASM_BINDGEN_TEST_TIMEOUT: "120",
    ...env,
  });

async function packed(test) {
  await build();
  await pack();
  return test();
}

/** Runs the tests of a folder with Node's own runner. */
async function nodeTest(folder) {
  const tap = join(root, "target/test.tap");
  mkdirSync(join(root, "target"), { recursive: true });
  // Otherwise a run that never began would be counted as the one before.
  writeFileSync(tap, "");
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith(".test.mjs"));
  const { code } = await run(
    process.execPath,
    [
      ...["--test", "--test-concurrency=2", "--test-reporter=spec", "--test-reporter-destination=stdout"],
      ...["--test-reporter=tap", `--test-reporter-destination=${tap}`],
      ...files.map((name) => `${folder}/${name}`),
    ],
    { mayFail: true },
  );
  const counts = Object.fromEntries([...readFileSync(tap, "utf8").matchAll(/^# (\w+) (\d+)$/gm)].map(([, name, count]) => [name, +count]));
  return total(code, "pass" in counts ? [{ passed: counts.pass, failed: counts.fail + counts.cancelled, skipped: counts.skipped + counts.todo }] : []);
}

/** Adds results up. No test at all, or a fault outside of the tests, counts as one failure. */
function total(code, results) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results) for (const name of Object.keys(sum)) sum[name] += result[name];
  const ran = sum.passed + sum.failed > 0;
  if (sum.failed === 0 && (code !== 0 || !ran)) sum.failed = 1;
  return sum;
}

/** Runs the suites, one after the other and all of them, and returns a row each for the summary. */
async function runSuites(names) {
  const rows = [];
  for (const name of names) {
    say(`${name} …`);
    const started = performance.now();
    const result = await suites[name]().catch((error) => {
      console.error(error instanceof UserError ? error.message : error);
      return { passed: 0, failed: 1 };
    });
    rows.push({ name, skipped: 0, ...result, seconds: (performance.now() - started) / 1000 });
  }
  return rows;
}

function summarize(rows) {
  console.log();
  for (const { name, passed, failed, skipped, seconds } of rows) {
    const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
    console.log(`${failed ? "FAIL" : "ok  "} ${name.padEnd(20)} ${seconds.toFixed(1).padStart(7)} s   ${counts}`);
  }
  const sum = (key) => rows.reduce((all, row) => all + row[key], 0);
  const skipped = sum("skipped");
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed${skipped ? `, ${skipped} skipped` : ""}`);
  if (sum("failed") > 0) process.exitCode = 1;
}

/** `npm test` runs all suites, `npm test -- package size` those two, `npm test -- --all` with all rows of tests/everywhere that are not heavy. */
async function test() {
  const asked = process.argv.slice(2).filter((name) => name !== "--all");
  const unknown = asked.filter((name) => !(name in suites));
  if (unknown.length > 0) throw new UserError(`There is no suite "${unknown[0]}", only: ${Object.keys(suites).join("; ")}.`);
  const names = asked.length > 0 ? asked : Object.keys(suites);
  try {
    await setUp({ browser: true });
  } catch (error) {
    console.error(error instanceof UserError ? `\n${error.message}` : error);
    return summarize(["set-up", ...names].map((name) => ({ name, passed: 0, failed: 1, skipped: 0, seconds: 0 })));
  }
  summarize(await runSuites(names));
}

await runIfStarted(import.meta.url, test);
