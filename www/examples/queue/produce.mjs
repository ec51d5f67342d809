// Puts requests, a line each, into the queue:
//
//   npx novu-channel-connections import installations.ndjson --integration slack-prod --print | node produce.mjs QUEUE_ID
import { createInterface } from "node:readline";
import { callQueue } from "./cloudflare.mjs";

// What the queue takes at once, with room for what is around the messages.
const MOST_MESSAGES = 100;
const MOST_BYTES = 240_000;

const [queueId] = process.argv.slice(2);
let batch = [];
let bytes = 0;
let sent = 0;

// Sent twice, because an answer was lost, a message is the same connection twice: its identifier says so.
async function send() {
  if (batch.length > 0) await callQueue(queueId, "batch", { messages: batch });
  sent += batch.length;
  batch = [];
  bytes = 0;
}

for await (const line of createInterface({ input: process.stdin })) {
  const size = Buffer.byteLength(line);
  if (batch.length === MOST_MESSAGES || bytes + size > MOST_BYTES) await send();
  batch.push({ body: JSON.parse(line), content_type: "json" });
  bytes += size;
}
await send();
console.error(`${sent} messages are in the queue.`);
