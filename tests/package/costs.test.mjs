import assert from "node:assert/strict";
import { test } from "node:test";
import { secretKey, validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";

// What somebody may send to make a server busy. Each takes some milliseconds; the limits are those of a slow machine.

const { main } = await importInstalled();
const { validateCreateChannelConnectionRequest: validate, validateField } = main;

const kib = 1024;
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const object = (count, value) => Object.fromEntries(times(count, (index) => [`k${index}`, value]));
const nested = (depth, value, wrap = (inner) => [inner]) => times(depth, () => wrap).reduce((inner, wrap) => wrap(inner), value);
const withData = (data) => ({ ...validRequest(), context: { tenant: { id: "acme", data } } });
const withExtra = (extra) => ({ ...validRequest(), extra });
const constructor = { constructor: 1 };

function cyclic(members) {
  const request = { ...validRequest(), ...members };
  for (const name of ["context", "workspace", "auth", ...times(2_000, (index) => `k${index}`)]) request[name] = request;
  return request;
}

/** Requests that fit into 100 KiB, or that no JSON can hold, with the code of their first issue. */
const requests = {
  "members constructor side by side": [() => withExtra(times(5_000, () => constructor)), "reserved"],
  "members constructor side by side, deep inside": [() => withExtra(nested(100, times(5_000, () => constructor))), "reserved"],
  "members constructor inside of one another": [() => withExtra(nested(6_000, 1, (inner) => ({ constructor: inner }))), "too_large"],
  "members constructor beside deeper ones": [() => withExtra(nested(120, 1, (inner) => [times(100, () => constructor), inner])), "too_large"],
  "falsy members constructor": [() => withExtra(times(5_000, () => ({ constructor: 0 }))), undefined],
  "numbers, deep inside, beside a member constructor": [() => ({ ...withExtra(nested(120, times(49 * kib, () => 1))), more: constructor }), "reserved"],
  "members that nobody knows": [() => ({ ...validRequest(), ...object(8_000, 1), more: constructor }), "reserved"],
  "contexts": [() => ({ ...validRequest(), context: object(8_000, 1) }), "too_many"],
  "contexts with data": [() => ({ ...validRequest(), context: object(1_500, { id: "", data: constructor, more: constructor }) }), "too_many"],
  "data of a context": [() => withData(times(3_600, () => constructor)), "reserved"],
  "a text that is too large": [() => withExtra("x".repeat(10 * kib * kib)), "too_large"],
  "too many members": [() => withExtra(times(200_000, () => constructor)), "too_large"],
  "brackets": [() => withExtra(nested(50 * kib, [])), "too_large"],
  "brackets in the data of a context": [() => withData(nested(30 * kib, {}, (a) => ({ a }))), "too_large"],
  "digits for a date": [() => ({ ...validRequest(), auth: { accessToken: "a-token", expiresAt: "1".repeat(99 * kib) } }), "format"],
  "a date without an end": [() => ({ ...validRequest(), auth: { accessToken: "a-token", expiresAt: `2027-01-31T12:00:00.${"1".repeat(99 * kib)}Z` } }), "format"],
  "blanks in a token": [() => ({ ...validRequest(), auth: { accessToken: `a${" ".repeat(99 * kib)}` } }), "format"],
  "members that JSON cannot hold": [() => ({ ...validRequest(), ...object(10_000, 1n) }), "type"],
  "contexts that JSON cannot hold": [() => ({ ...validRequest(), context: object(10_000, { id: 1n, ...object(10, 1n) }) }), "type"],
  "a request that is in itself": [() => cyclic({}), "type"],
  "a request that is in itself, after much that is not": [() => cyclic({ big: times(20_000, () => 1) }), "type"],
};

/** Fails where a call takes longer. (What it costs is CPU: nothing in it waits.) */
function within(seconds, call) {
  const { user, system } = process.cpuUsage();
  const result = call();
  const used = process.cpuUsage({ user, system });
  const took = (used.user + used.system) / 1e6;
  assert.ok(took < seconds, `took ${took} s of at most ${seconds} s`);
  return result;
}

for (const [name, [make, code]] of Object.entries(requests)) {
  test(`a request is judged soon: ${name}`, async () => {
    const request = make();
    const { issues } = within(2, () => validate(request));
    assert.equal(issues?.[0].code, code);
    assert.ok((issues?.length ?? 0) <= 32);
    // An answer with them is no larger than a request.
    assert.ok(JSON.stringify(issues ?? []).length < 100 * kib);
    if (!issues) return;
    const calls = ["createChannelConnection", "upsertChannelConnection"].map((call) => within(2, () => main[call](request, { secretKey, fetch: () => assert.fail("sent") })));
    for (const { status, reason } of await Promise.allSettled(calls)) assert.deepEqual([status, reason.code, reason.issues], ["rejected", "validation", issues]);
  });
}

test("a field is judged soon", () => {
  const deep = nested(3_000, constructor);
  for (const [path, value] of [
    [["extra"], times(5_000, () => constructor)],
    [["extra"], deep],
    [["context", "tenant", "data"], deep],
    [["context", "tenant"], { id: "a", more: nested(3_000, times(5_000, () => constructor)) }],
    [["context"], object(10_000, 1n)],
    [times(100_000, String), [constructor, constructor]],
  ]) {
    const issues = within(2, () => validateField(path, value));
    assert.ok(issues.length <= 32);
  }
});

test("other functions that are given much end soon", () => {
  const calls = {
    contextKeys: [object(10_000, "a b")],
    generateIdentifier: [{ context: object(10_000, 5) }],
    parseContextKey: ["a:".repeat(100_000)],
    contextKey: ["a".repeat(1_000_000), "b"],
  };
  for (const [name, args] of Object.entries(calls)) {
    within(2, () => {
      try {
        main[name](...args);
      } catch (error) {
        assert.equal(error.code, "validation");
      }
    });
  }
});
