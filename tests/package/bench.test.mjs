import assert from "node:assert/strict";
import { test } from "node:test";
import { floor, us } from "../bench/contenders.mjs";
import { ofBytes, withContexts } from "../bench/project/grown.mjs";
import * as handWritten from "../bench/project/peers/hand-written.mjs";
import { requests, stubFetch } from "../bench/project/requests.mjs";
import { secretKey } from "../bench/project/secret-key.mjs";
import { broken, unmeasured } from "../bench/support/bounds.mjs";
import { importInstalled } from "./support/installed.mjs";

const { createChannelConnection, validateCreateChannelConnectionRequest: validate } = (await importInstalled()).main;

for (const [name, { text, valid = false }] of Object.entries(requests)) {
  test(`the package and the hand-written floor of the benchmark have the same verdict on its request: ${name}`, () => {
    assert.equal(validate(JSON.parse(text)).success, valid);
    assert.equal(handWritten.isRight(handWritten.validate(JSON.parse(text))), valid);
  });
}

test("a wrong request of the benchmark has one fault, so that nobody is measured for finding more", () => {
  for (const { text, valid } of Object.values(requests)) {
    if (valid) continue;
    assert.equal(validate(JSON.parse(text)).issues.length, 1, text);
    assert.equal(handWritten.validate(JSON.parse(text)).length, 1, text);
  }
});

test("the answer of the benchmark is one that the package takes", async () => {
  const connection = await createChannelConnection(JSON.parse(requests.valid.text), { secretKey, fetch: stubFetch });
  assert.deepEqual(connection, await handWritten.creator(stubFetch)(JSON.parse(requests.valid.text)));
});

test("the requests that grow have the size that they are asked for, and are right up to the largest", () => {
  for (const bytes of [200, 25_000, 50_000, 75_000, 100_000]) {
    const text = ofBytes(bytes);
    assert.ok(Math.abs(text.length - bytes) < 60, `${text.length} for ${bytes}`);
    assert.equal(validate(JSON.parse(text)).success, true, String(bytes));
  }
  for (const contexts of [1, 2, 3, 4, 5]) assert.equal(validate(JSON.parse(withContexts(contexts))).success, true, String(contexts));
});

const row = (figures, rest = {}) => ({ id: "a call", title: "one call", unit: "µs", figures, ...rest });
const twiceTheFloor = { "a call": { limit: { atMost: 2, times: floor } } };

test("a limit that is a multiple of another's figure is held against the two in the same round", () => {
  // The machine was slow for the last round, and our figure of it means nothing.
  const rows = (ours) => [row({ [us]: ours, [floor]: [10, 20, 100] })];
  assert.deepEqual(broken(rows([20, 40, 10]), twiceTheFloor), []);
  assert.deepEqual(broken(rows([22, 44, 10]), twiceTheFloor), [`one call: 2.20 × ${floor}, and the limit is ≤ 2.00 × ${floor}`]);
});

test("what is left after taking something off is compared by its medians, since in a round it can be nothing", () => {
  const rows = (ours) => [row({ [us]: ours, [floor]: [0, 20, 22] }, { isRest: true })];
  assert.deepEqual(broken(rows([30, 40, 60]), twiceTheFloor), []);
  assert.deepEqual(broken(rows([30, 41, 60]), twiceTheFloor), [`one call: 2.05 × ${floor}, and the limit is ≤ 2.00 × ${floor}`]);
});

test("a limit of its own is held against our median", () => {
  const limits = { "a call": { limit: { atMost: 5 } } };
  assert.deepEqual(broken([row({ [us]: [1, 5, 90] })], limits), []);
  assert.deepEqual(broken([row({ [us]: [1, 5.5, 6] })], limits), ["one call: 5.50 µs, and the limit is ≤ 5.00 µs"]);
});

test("a limit that nothing was measured for is told of", () => {
  assert.deepEqual(unmeasured([row({})], { "a call": {}, "another call": {} }), ["another call"]);
});
