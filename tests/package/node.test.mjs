import assert from "node:assert/strict";
import { test } from "node:test";
import { importInstalled, requireInstalled } from "./support/installed.mjs";

const { main } = await importInstalled();
const entries = { import: main, require: requireInstalled("novu-channel-connections") };

for (const [how, entry] of Object.entries(entries)) {
  test(`${how}: idempotency keys are 128 bits, each time others`, () => {
    const keys = Array.from({ length: 100 }, () => entry.generateIdempotencyKey());
    for (const key of keys) assert.match(key, /^[0-9a-f]{32}$/);
    assert.equal(new Set(keys).size, keys.length);
  });

  test(`${how}: identifiers are judged, whatever they are`, () => {
    for (const valid of ["a", "slack-prod_1", "x".repeat(100)]) assert.equal(entry.isValidIdentifier(valid), true, valid);
    for (const invalid of ["", "a b", "ü", "x".repeat(101), 5, null, undefined, {}, ["a"], Symbol("a"), 1n, () => "a"]) {
      assert.equal(entry.isValidIdentifier(invalid), false, String(invalid));
    }
  });
}

test("an error of the one copy is recognized by the other", () => {
  const { import: imported, require: required } = entries;
  const error = new imported.NovuError("", { code: "configuration" });
  assert.ok(error instanceof imported.NovuError);
  assert.ok(!(error instanceof required.NovuError));
  assert.ok(required.isNovuError(error));
  assert.ok(!required.isNovuError(new Error("")));
});

test("both CommonJS entries have the same class of errors", () => {
  assert.equal(requireInstalled("novu-channel-connections/slim").NovuError, entries.require.NovuError);
});
