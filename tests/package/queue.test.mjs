import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Miniflare } from "miniflare";
import { bundle } from "../../scripts/bundle.mjs";
import { root } from "../../scripts/run.mjs";
import { secretKey, validRequest } from "./support/answers.mjs";
import { lineOf, ndjson, run } from "./support/command.mjs";
import { importInstalled, project } from "./support/installed.mjs";
import { workerOf } from "./support/run-worker.mjs";
import { serve } from "./support/serve.mjs";

const { testing } = await importInstalled();
const example = join(root, "www/examples/queue");

/** The example in workerd, with its own configuration, behind a queue that delivers some messages twice. */
async function runExample(t, bindings) {
  const source = readFileSync(new URL("support/forgetful-queue.js", import.meta.url), "utf8");
  const files = await bundle(source, {
    conditions: ["workerd"],
    nodePaths: [join(project, "node_modules")],
    alias: { example: join(example, "worker.js") },
  });
  const config = JSON.parse(readFileSync(join(example, "wrangler.jsonc"), "utf8").replace(/^ *\/\/.*$/gm, ""));
  const [consumer] = config.queues.consumers;
  const [producer] = config.queues.producers;
  const miniflare = new Miniflare({
    ...workerOf(files),
    bindings,
    compatibilityDate: config.compatibility_date,
    cf: false,
    queueProducers: { WORKSPACES: consumer.queue, [producer.binding]: producer.queue },
    queueConsumers: {
      [consumer.queue]: {
        maxBatchSize: consumer.max_batch_size,
        maxBatchTimeout: 0,
        maxRetries: consumer.max_retries,
        deadLetterQueue: consumer.dead_letter_queue,
      },
      [producer.queue]: { maxBatchTimeout: 0 },
    },
  });
  t.after(() => miniflare.dispose());
  await miniflare.ready;
  return miniflare;
}

/** What the queue tells once all messages are settled and a number of them is given up. */
async function settled(queue, messages, givenUp) {
  for (;;) {
    const told = await (await queue.dispatchFetch("http://queue.test/")).json();
    // A message that is delivered twice can be given up twice.
    const deadLetters = [...new Map(told.deadLetters.map((letter) => [letter.id, letter])).values()];
    if (told.settled >= messages && deadLetters.length >= givenUp) return { ...told, deadLetters };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const range = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);
const request = (number) => ({ ...validRequest(), identifier: undefined, context: undefined, subscriberId: `user-${number}` });

test("a queue of 2,000 messages, with redeliveries and faults, ends in 2,000 connections", { timeout: 240_000 }, async (t) => {
  const seed = Number(process.env.QUEUE_SEED ?? Date.now() % 1_000_000);
  t.diagnostic(`replay with QUEUE_SEED=${seed}`);
  const sandbox = testing.createSandbox({
    seed,
    faults: [
      // Outages that last longer than the retries of a call.
      { kind: "status", status: 503, on: range(200, 320) },
      { kind: "status", status: 429, headers: { "Retry-After": "40" }, on: range(700, 730) },
      { kind: "drop-before", p: 0.02 },
      { kind: "drop-after", p: 0.03 },
      { kind: "truncate", p: 0.02 },
      { kind: "status", status: 503, p: 0.02 },
    ],
  });
  const novu = await serve(t, (request) => sandbox.handle(request));
  const queue = await runExample(t, { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: novu.url });

  const good = range(0, 2_000).map(request);
  const taken = { ...good[0], subscriberId: "user-1999" };
  const wrong = { ...good[0], workspace: { id: "" } };
  const messages = [...good, wrong, taken, "no request", null];
  await queue.dispatchFetch("http://queue.test/", { method: "POST", body: JSON.stringify({ messages, seed }) });

  const told = await settled(queue, messages.length, 4);

  const subscribers = sandbox.connections().map(({ subscriberId }) => subscriberId);
  assert.equal(subscribers.length, 2_000);
  assert.equal(new Set(subscribers).size, 2_000);
  assert.deepEqual(told.deadLetters.map(({ code }) => code).sort(), ["conflict", "validation", "validation", "validation"]);
  assert.ok(told.redelivered > 50, `${told.redelivered} messages were delivered twice`);
  assert.ok(told.delays[0] > 0, "an outage is waited out in the queue");
  assert.ok(told.delays[40] > 0, "the queue waits for as long as Novu says");
  assert.ok(!JSON.stringify(told).includes(validRequest().auth.accessToken));
});

test("a message whose connection cannot be looked up for now goes back into the queue", { timeout: 60_000 }, async (t) => {
  const sandbox = testing.createSandbox();
  let lookUps = 0;
  const novu = await serve(t, (request) => {
    if (request.method === "GET" && ++lookUps <= 24) return new Response(null, { status: 503 });
    return sandbox.handle(request);
  });
  const queue = await runExample(t, { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: novu.url });
  const messages = range(0, 60).map(request);
  await queue.dispatchFetch("http://queue.test/", { method: "POST", body: JSON.stringify({ messages, seed: 1 }) });

  const told = await settled(queue, messages.length, 0);
  assert.deepEqual(told.deadLetters, []);
  assert.ok(lookUps > 24, `${lookUps} look-ups`);
  assert.equal(sandbox.connections().length, messages.length);
});

/** Runs a script of the example with what it reads, against a server in Cloudflare's place, and resolves to what it prints. */
function runScript(name, { api, input = "" }) {
  const env = { PATH: process.env.PATH, CLOUDFLARE_API: api, CLOUDFLARE_ACCOUNT_ID: "account", CLOUDFLARE_API_TOKEN: "cf-bait" };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [join(example, name), "queue-1"], { env }, (error, out, err) => (error ? reject(error) : resolve({ out, err })));
    child.stdin.end(input);
  });
}

test("an import through the queue makes the connections of the command, and its dead letters have the same report", { timeout: 120_000 }, async (t) => {
  const sandbox = testing.createSandbox({ subscribers: range(0, 250).map((number) => `user-${number}`) });
  const novu = await serve(t, (request) => sandbox.handle(request));
  const input = ndjson(range(0, 253).map((number) => lineOf(number)));
  const args = ["import", "-", "--integration", "slack-prod"];
  const printed = (await run([...args, "--print"], { input })).out;

  const posted = [];
  let deadLetters = [];
  let calls = 0;
  const api = await serve(t, async (request) => {
    const [, account, queue, operation] = /^\/accounts\/(.+)\/queues\/(.+)\/messages\/(\w+)$/.exec(new URL(request.url).pathname);
    assert.deepEqual([account, queue, request.headers.get("authorization")], ["account", "queue-1", "Bearer cf-bait"]);
    if (++calls === 1) return new Response(null, { status: 503 });
    const body = await request.json();
    if (operation === "batch") {
      assert.ok(body.messages.length <= 100);
      posted.push(...body.messages.map(({ body }) => body));
    }
    if (operation === "ack") deadLetters = deadLetters.slice(body.acks.length);
    const messages = deadLetters.map((letter, place) => ({ lease_id: `${place}`, body: Buffer.from(JSON.stringify(letter)).toString("base64") }));
    return Response.json({ success: true, result: operation === "pull" ? { messages } : {} });
  });
  const { err } = await runScript("produce.mjs", { api: api.url, input: printed });
  assert.equal(err, "253 messages are in the queue.\n");
  assert.equal(ndjson(posted), printed);

  const queue = await runExample(t, { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: novu.url });
  await queue.dispatchFetch("http://queue.test/", { method: "POST", body: JSON.stringify({ messages: posted, seed: 1 }) });
  ({ deadLetters } = await settled(queue, posted.length, 3));
  const wanted = posted.slice(0, 250).map(({ identifier }) => identifier).sort();
  assert.deepEqual(sandbox.connections().map(({ identifier }) => identifier).sort(), wanted);
  // What the queue connected, the command finds.
  const command = await run([...args, "--server-url", novu.url], { input });
  assert.match(command.out, /250 of 253 connections there \(250 were there\)/);

  const letters = (await runScript("dead-letters.mjs", { api: api.url })).out;
  assert.equal(letters.trim().split("\n").length, 3);
  assert.doesNotMatch(letters, /bait/);
  const report = (await run(["report", "-"], { input: letters })).out;
  const row = /3 {2}no such subscriber/;
  assert.match(report, row);
  assert.match(command.out, row);
});
