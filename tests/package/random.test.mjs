import assert from "node:assert/strict";
import { test } from "node:test";
import { runNode } from "./support/run-node.mjs";

const start = `
  import { generateIdempotencyKey } from "novu-channel-connections";
  const { getRandomValues } = crypto;
  let draws = 0;
  let fails = false;
  crypto.getRandomValues = (bytes) => {
    draws++;
    if (fails) throw new Error("no entropy");
    return getRandomValues.call(crypto, bytes);
  };
  let now = Date.now();
  Date.now = () => now;
  const keys = new Set();
  const generate = (count) => { for (; count > 0; count--) keys.add(generateIdempotencyKey()); return draws; };
`;

test("calls in the same millisecond share a draw of random bytes, and the next millisecond has one of its own", async () => {
  const [first, same, next, back, different] = await runNode(`${start}
    const first = generate(1);
    const same = generate(31);
    now++;
    const next = generate(1);
    now--;
    report([first, same, next, generate(1), keys.size]);
  `);
  assert.deepEqual([first, same, next, back, different], [1, 1, 2, 3, 34]);
});

test("no random byte is used twice, however many calls there are in a millisecond", async () => {
  const keys = await runNode(`${start}
    let count = 0;
    // Instead of random bytes pairs that count.
    crypto.getRandomValues = (bytes) => {
      const pairs = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let index = 0; index + 1 < bytes.byteLength; index += 2) pairs.setUint16(index, count++);
      return bytes;
    };
    generate(1_000);
    report([...keys]);
  `);
  const pairs = keys.flatMap((key) => key.match(/.{4}/g));
  assert.deepEqual([keys.length, pairs.length, new Set(pairs).size], [1_000, 8_000, 8_000]);
});

test("after a draw that failed the next call draws again", async () => {
  const [message, draws, different] = await runNode(`${start}
    generate(1);
    now++;
    fails = true;
    let message;
    try { generate(1); } catch (error) { message = error.message; }
    fails = false;
    report([message, generate(2), keys.size]);
  `);
  assert.deepEqual([message, draws, different], ["no entropy", 3, 3]);
});
