import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { importInstalled, installed } from "./support/installed.mjs";

const { main } = await importInstalled();
const types = readFileSync(join(installed, "index.d.cts"), "utf8");

for (const [name, type, count] of [
  ["channelTypes", "ChannelTypeEnum", 6],
  ["providerIds", "ProvidersIdEnum", 94],
]) {
  test(`${name} lists what its type knows, anew for each caller`, () => {
    const known = main[name]();
    const [, union] = new RegExp(`^export type ${type} = (.*);$`, "m").exec(types);
    assert.equal(union, [...known.map((text) => JSON.stringify(text)), "(string & {})"].join(" | "));
    assert.equal(known.length, count);
    known.pop();
    assert.equal(main[name]().length, count);
  });
}
