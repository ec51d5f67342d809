// Takes what was given up out of the queue of dead letters, a line each:
//
//   node dead-letters.mjs QUEUE_ID > dead-letters.ndjson
//   npx novu-channel-connections report dead-letters.ndjson
//
// The queue needs an HTTP consumer: npx wrangler queues consumer http add workspaces-not-connected
import { once } from "node:events";
import { callQueue } from "./cloudflare.mjs";

const [queueId] = process.argv.slice(2);

/** The body of a message: Cloudflare encodes JSON as base64. */
function bodyOf({ body }) {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return JSON.parse(Buffer.from(body, "base64").toString());
  }
}

for (;;) {
  const { messages = [] } = await callQueue(queueId, "pull", { batch_size: 100, visibility_timeout_ms: 60_000 });
  if (messages.length === 0) break;
  const lines = messages.map((message) => `${JSON.stringify(bodyOf(message))}\n`);
  if (!process.stdout.write(lines.join(""))) await once(process.stdout, "drain");
  await callQueue(queueId, "ack", { acks: messages.map(({ lease_id }) => ({ lease_id })) });
}
