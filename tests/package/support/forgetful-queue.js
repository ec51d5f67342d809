// The worker of the example behind a queue that delivers more than once, as queues may, and tells what became of the messages.
import example from "example";

let seed = 0;
const told = { settled: 0, redelivered: 0, delays: {}, deadLetters: [] };

/** A number from 0 to 1 (mulberry32). */
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const forgetful = (message) => ({
  id: message.id,
  body: message.body,
  ack() {
    if (message.attempts === 1 && random() < 0.1) {
      told.redelivered++;
      return message.retry();
    }
    told.settled++;
    message.ack();
  },
  retry({ delaySeconds = 0 } = {}) {
    told.delays[delaySeconds] = (told.delays[delaySeconds] ?? 0) + 1;
    // The test does not wait for as long as it was asked to.
    message.retry({ delaySeconds: 0 });
  },
});

export default {
  async fetch(request, env) {
    if (request.method === "GET") return Response.json(told);
    const { messages, seed: chosen } = await request.json();
    seed = chosen;
    for (let start = 0; start < messages.length; start += 100) {
      await env.WORKSPACES.sendBatch(messages.slice(start, start + 100).map((body) => ({ body })));
    }
    return new Response(null, { status: 204 });
  },
  async queue(batch, env) {
    if (batch.queue === "workspaces-not-connected") told.deadLetters.push(...batch.messages.map(({ body }) => body));
    else await example.queue({ queue: batch.queue, messages: batch.messages.map(forgetful) }, env);
  },
};
