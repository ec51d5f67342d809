import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { executable, folderOf, integration, lineOf, ndjson, range, read, records, run, secretKey, servedSandbox, writeLines } from "./support/command.mjs";

test("a file that does not exist yet is the same by whatever name", async (t) => {
  const folder = folderOf(t);
  const file = writeLines(folder, "lines", [lineOf(1)]);
  const { code, err } = await run(["import", file, ...integration, "--journal", "new", "--failed", "./new"], { cwd: folder });
  assert.deepEqual([code, err, existsSync(join(folder, "new"))], [2, "FILE, --journal and --failed must be three different files.\n", false]);
});

/** Runs the command where no file may have more than so many blocks of 512 bytes: what is written beyond that is written in part. */
function runLimited(blocks, args, input) {
  const env = { PATH: process.env.PATH, NOVU_SECRET_KEY: secretKey };
  return spawnSync("sh", ["-c", `ulimit -f ${blocks}; exec "$@"`, "sh", process.execPath, executable, ...args], { input, env, encoding: "utf8" });
}

test("standard input that cannot be kept whole ends the command, and says why", { skip: process.platform === "win32" }, () => {
  const input = ndjson(range(0, 200).map((number) => lineOf(number)));
  const { status, stderr, stdout } = runLimited(64, ["import", "-", ...integration, "--dry-run"], input);
  assert.deepEqual([status, stderr, stdout], [2, "EFBIG: file too large, write\n", ""]);
});

test("a file of failures that cannot be written ends --print too, and says why", { skip: process.platform === "win32" }, (t) => {
  const folder = folderOf(t);
  const file = writeLines(folder, "lines", [{ note: "x".repeat(50_000) }, lineOf(1)]);
  const { status, stderr } = runLimited(64, ["import", file, ...integration, "--print", "--skip-invalid", "--failed", join(folder, "failed")]);
  assert.equal(status, 1);
  assert.match(stderr, /^EFBIG: file too large, write$/m);
});

test("a file of failures that has any other line is left as it is, and one that a run was killed over is begun anew", async (t) => {
  const folder = folderOf(t);
  const file = writeLines(folder, "lines", [lineOf(1), "{nonsense"]);
  const { url } = await servedSandbox(t);
  const failed = join(folder, "failed");
  const args = ["import", file, ...integration, "--server-url", url, "--skip-invalid", "--failed", failed];
  assert.equal((await run(args)).code, 1);
  const whole = read(failed);
  for (const more of ["mine\n", '{"mine":1}\n', "mine", `${"x".repeat(9 * 1024 * 1024)}\n`]) {
    writeFileSync(failed, whole + more);
    const { code, err } = await run(args);
    assert.deepEqual([code, err.includes("was left as it is"), read(failed) === whole + more], [2, true, true], more.slice(0, 20));
  }
  for (const cut of [1, 5, 20, whole.length - 1]) {
    for (const text of [whole.slice(0, cut), whole + whole.slice(0, cut)]) {
      writeFileSync(failed, text);
      assert.deepEqual([(await run(args)).code, read(failed)], [1, whole], `cut at ${cut}`);
    }
  }
});

test("a file of failures that cannot be begun keeps the run from beginning", { skip: process.platform === "win32" }, async (t) => {
  const folder = folderOf(t);
  const file = writeLines(folder, "lines", [lineOf(1)]);
  assert.equal(spawnSync("mkfifo", [join(folder, "pipe")]).status, 0);
  const { sandbox, url } = await servedSandbox(t);
  const { code, err } = await run(["import", file, ...integration, "--server-url", url, "--failed", join(folder, "pipe")]);
  assert.deepEqual([code, sandbox.requests().length], [2, 0], err);
  assert.match(err, /pipe: EINVAL/);
});

test("a source that can no longer be read ends the run, and what is on its way is in the journal", async (t) => {
  const folder = folderOf(t);
  const store = join(folder, "store");
  for (const number of [1, 2, 3]) {
    mkdirSync(join(store, `T${number}`), { recursive: true });
    writeFileSync(join(store, `T${number}`, "app-latest"), JSON.stringify(lineOf(number).installation));
  }
  let arrived = 0;
  const { sandbox, url } = await servedSandbox(t, {}, () => {
    if (++arrived > 1) return;
    rmSync(join(store, "T3/app-latest"));
    mkdirSync(join(store, "T3/app-latest"));
  });
  const journal = join(folder, "journal");
  const args = ["import", "--from-bolt", store, ...integration, "--subscriber", "{team.id}", "--server-url", url, "--journal", journal];
  const { code, out, err } = await run(args);
  assert.deepEqual([code, sandbox.connections().length], [1, 2]);
  assert.match(err, /T3[/\\]app-latest: EISDIR/);
  assert.match(out, /2 of 3 connections there \(2 created\)[^]*1 line not tried/);
  assert.equal(records(journal).filter(({ outcome }) => outcome).length, 2);
});

test("a store of Bolt is one wherever in it the workspaces are", async (t) => {
  const folder = folderOf(t);
  for (const number of range(0, 1_100)) mkdirSync(join(folder, `a${number}`));
  mkdirSync(join(folder, "z"));
  writeFileSync(join(folder, "z/app-latest"), JSON.stringify(lineOf(1).installation));
  const { code, out, err } = await run(["import", "--from-bolt", folder, ...integration, "--subscriber", "{team.id}", "--dry-run"]);
  assert.deepEqual([code, err], [1, ""]);
  assert.match(out, /1,101 lines: 1 right, 1,100 wrong\.\n$/);
});

test("a workspace of Bolt that cannot be read is named, and nothing begins", async (t) => {
  const folder = folderOf(t);
  for (const name of ["T1", "T2"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "T1/app-latest"), JSON.stringify(lineOf(1).installation));
  mkdirSync(join(folder, "T2/app-latest"));
  const { code, err } = await run(["import", "--from-bolt", folder, ...integration, "--subscriber", "{team.id}"]);
  assert.equal(code, 2);
  assert.match(err, /T2[/\\]app-latest: EISDIR/);
});

test("report names a wrong option, and one of a file that is not there, and exits with 2", async (t) => {
  const folder = folderOf(t);
  appendFileSync(join(folder, "failed"), "");
  for (const [args, message] of [[["failed", "--rate", "fast"], /^--rate must be a number from/], [["nothing"], /nothing: ENOENT/]]) {
    const { code, err } = await run(["report", ...args], { cwd: folder });
    assert.deepEqual([code, err.trim().split("\n").length], [2, 1], err);
    assert.match(err, message);
  }
});
