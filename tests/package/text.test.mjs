import assert from "node:assert/strict";
import { test } from "node:test";
import { validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";

const {
  main: { generateIdentifier, validateCreateChannelConnectionRequest },
} = await importInstalled();

test("a name in the path of an issue is that of the request, however long it is and whatever its characters", () => {
  for (const character of ["a", "\u007f", "\u0080", "ÿ", "ä", "€", "😀", "\ufeff"]) {
    for (let length = 0; length <= 40; length++) {
      for (const name of ["a".repeat(length), `${"a".repeat(length)}${character}`, `${character}${"a".repeat(length)}`, character.repeat(length)]) {
        const { issues } = validateCreateChannelConnectionRequest({ ...validRequest(), context: { [name]: 1 } });
        assert.deepEqual(issues.at(-1).path, ["context", name]);
      }
    }
  }
});

test("a text for which the memory of the wasm has to grow is read, and so is what comes after it", () => {
  for (const [character, length] of [["a", 1 << 20], ["ä", 1 << 21], ["a", 1 << 24]]) {
    assert.match(generateIdentifier({ integrationIdentifier: character.repeat(length), subscriberId: "user-1" }), character === "a" ? /^a{87}-[0-9a-z]{12}$/ : /^user-1-[0-9a-z]{12}$/);
    const { issues } = validateCreateChannelConnectionRequest({ ...validRequest(), context: { tenant: "not an id" } });
    assert.deepEqual(issues.map(({ path }) => path), [["context", "tenant"]]);
  }
});
