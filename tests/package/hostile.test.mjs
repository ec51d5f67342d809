import assert from "node:assert/strict";
import { test } from "node:test";
import { validRequest } from "./support/answers.mjs";
import { calledNames, goodOptions, hostileCalls, seed } from "./support/hostile-calls.mjs";
import { importInstalled } from "./support/installed.mjs";

const count = Number(process.env.HOSTILE_CALLS ?? 100_000);
// Calls at the same time: those that wait for a promise that never settles then end together.
const atOnce = 1_000;

const { main } = await importInstalled();
const call = hostileCalls(main, { huge: true });

test("every function that is exported is called", () => {
  const others = ["NovuError"];
  assert.deepEqual(Object.keys(main).filter((name) => !others.includes(name)).sort(), [...calledNames].sort());
});

test(`${count} hostile calls end in a result, an issue or a NovuError, and tell no secret (HOSTILE_SEED=${seed})`, async () => {
  for (let first = 0; first < count; first += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, count - first) }, (_, i) => call(first + i)));
  }
});

test("a good call still succeeds after them", async () => {
  const connection = await main.createChannelConnection(validRequest(), goodOptions());
  assert.match(connection.identifier, /^chconn_[0-9a-z]{12}$/);
});
