import assert from "node:assert/strict";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderOf, lineOf, range, secretKey, servedSandbox, start } from "./support/command.mjs";

const LINES = Number(process.env.IMPORT_LINES ?? 100_000);
const KILLS = 20;

/** Random numbers below 1, from a seed. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test(`${LINES.toLocaleString("en")} lines, with faults and ${KILLS} kills, end in one connection each`, { timeout: 1_800_000 }, async (t) => {
  const seed = Number(process.env.IMPORT_SEED ?? Date.now() % 1_000_000);
  t.diagnostic(`replay with IMPORT_SEED=${seed}`);
  const random = randomFrom(seed);
  const folder = folderOf(t);
  const [file, journal, failed] = ["lines", "journal", "failed"].map((name) => join(folder, name));
  const out = createWriteStream(file);
  for (const number of range(0, LINES)) if (!out.write(`${JSON.stringify(lineOf(number))}\n`)) await new Promise((resolve) => out.once("drain", resolve));
  await new Promise((resolve) => out.end(resolve));

  // After how many more requests each run is killed; some before the first.
  const spans = range(0, KILLS).map(() => Math.floor(random() * ((LINES * 1.6) / KILLS)));
  const some = (count) => range(0, count).map(() => 1 + Math.floor(random() * LINES));
  let arrived = 0;
  let killAt = Infinity;
  let child;
  const { sandbox, url } = await servedSandbox(
    t,
    {
      seed,
      secretKey,
      faults: [
        { kind: "drop-before", p: 0.01 },
        { kind: "drop-after", p: 0.01 },
        { kind: "truncate", p: 0.005 },
        // A few: after each the command is slower for a while.
        { kind: "status", status: 429, on: some(6), headers: { "Retry-After": "1" } },
        { kind: "status", status: 429, on: some(3) },
        { kind: "status", status: 503, p: 0.01 },
        { kind: "status", status: 500, p: 0.005 },
        { kind: "stall", p: 0.0002 },
      ],
    },
    () => {
      if (++arrived >= killAt) child.kill("SIGKILL");
    },
  );
  const args = ["import", file, "--integration", "slack-prod", "--server-url", url, "--journal", journal, "--failed", failed, "--timeout", "2"];
  const said = [];
  const began = performance.now();
  const identifiers = () => new Set(sandbox.connections().map(({ identifier }) => identifier));
  let last, runs = 0;
  do {
    const run = start(args);
    child = run.child;
    killAt = runs < KILLS ? arrived + spans[runs] : Infinity;
    if (spans[runs] === 0) child.kill("SIGKILL");
    last = await run.ended;
    said.push(last.out, last.err);
    runs++;
    if (runs % 5 === 0 || last.code !== null) expectNoLies(journal, identifiers());
    assert.ok(runs < KILLS + 20, `${runs} runs:\n${last.out}${last.err}`);
    // A line may fail after all its attempts did: then the next run takes it up.
  } while (last.code !== 0);

  const seconds = (performance.now() - began) / 1_000;
  const connections = sandbox.connections();
  t.diagnostic(`${runs} runs, ${arrived} requests, ${seconds.toFixed(0)} s`);
  assert.equal(connections.length, LINES);
  assert.equal(new Set(connections.map(({ subscriberId }) => subscriberId)).size, LINES);
  for (const { subscriberId, auth, workspace } of connections) {
    const number = subscriberId.slice("user-".length);
    if (auth.accessToken !== `xoxb-bait-${number}` || workspace.id !== `T${number}`) assert.fail(`${subscriberId} has what is another's`);
  }
  expectNoLies(journal, identifiers());
  assert.equal(readFileSync(failed, "utf8"), "");
  assert.doesNotMatch(readFileSync(journal, "utf8"), /bait/);
  assert.doesNotMatch(said.join(""), /bait/);
});

/** Each connection that the journal calls done is there. */
function expectNoLies(journal, identifiers) {
  for (const line of readFileSync(journal, "utf8").split("\n")) {
    let record;
    try {
      record = JSON.parse(line);
    } catch {
      continue;
    }
    if (record.outcome && !identifiers.has(record.identifier)) assert.fail(`${record.identifier} is not there`);
  }
}
