import assert from "node:assert/strict";
import { test } from "node:test";
import { failed, validRequest } from "./support/answers.mjs";
import { main, mount, serverURL, testing } from "./support/edge.mjs";
import { runNode } from "./support/run-node.mjs";

/** A `fetch` that loses requests: `faults` has, by their number, "request" for one that never arrives, "answer" for one whose answer does not, or a status. */
function lossy(fetch, faults) {
  let number = 0;
  const lossyFetch = async (url, init) => {
    const fault = faults[number++];
    if (fault === "request") throw new Error("lost");
    const response = await fetch(url, init);
    if (fault === "answer") throw new Error("lost");
    return typeof fault === "number" ? failed(fault) : response;
  };
  return lossyFetch;
}

const ways = {
  nothing: [],
  "the request": ["request"],
  "the answer": ["answer"],
  "two answers": ["answer", "answer"],
  "the answer, and that of the look": ["answer", undefined, "answer"],
  "the answer, for a 502": [502],
};
const patient = { timeoutMs: 60_000 };

/** One call of a page, with faults on both hops. */
async function callThrough(toWorker, toNovu, { idempotency, identifier }) {
  const sandbox = testing.createSandbox({ idempotency });
  const { page } = mount({ ...patient, fetch: lossy(sandbox.fetch, toNovu), allowIdentifier: (identifier) => identifier === "acme-slack" }, sandbox);
  const request = { ...validRequest(), ...(identifier && { identifier }), subscriberId: "me" };
  const connection = await main.createChannelConnection(request, { ...patient, serverURL, fetch: lossy(page, toWorker) });
  return { connection, connections: sandbox.connections(), requests: sandbox.requests() };
}

for (const idempotency of [false, true]) {
  for (const identifier of [undefined, "acme-slack"]) {
    const name = `${identifier ? "an identifier of the page's" : "a generated identifier"}, ${idempotency ? "with" : "without"} Novu's idempotency`;
    test(`whatever is lost on either hop, one connection, and a resolved call: ${name}`, async () => {
      const cases = Object.entries(ways).flatMap((toWorker) => Object.entries(ways).map((toNovu) => [toWorker, toNovu]));
      await Promise.all(
        cases.map(async ([[lostToWorker, toWorker], [lostToNovu, toNovu]]) => {
          const about = `lost to the worker: ${lostToWorker}; to Novu: ${lostToNovu}`;
          const { connection, connections, requests } = await callThrough(toWorker, toNovu, { idempotency, identifier }).catch((error) => assert.fail(`${about}\n${error.stack}`));
          const [only, ...rest] = connections;
          assert.deepEqual([connection, rest], [{ ...only, auth: {} }, []], about);
          assert.equal(connection.subscriberId, "user-123", about);
          const keys = requests.filter(({ method }) => method === "POST").map(({ headers }) => headers["idempotency-key"]);
          assert.equal(new Set(keys).size, 1, about);
        }),
      );
    });
  }
}

test("a page that asks again while the worker is still at it ends with the same connection", async () => {
  const sandbox = testing.createSandbox();
  let release;
  const released = new Promise((resolve) => (release = resolve));
  let posts = 0;
  // The first creation stalls on its way to Novu until the page's second attempt has its answer.
  const fetch = async (url, init) => {
    if (init.method === "POST" && posts++ === 0) await released;
    return sandbox.fetch(url, { ...init, signal: undefined });
  };
  const { page } = mount({ fetch }, sandbox);
  const first = [];
  const impatient = (url, init) => {
    const answer = page(url, init);
    first.push(answer);
    return first.length === 1 ? Promise.reject(new Error("gave up waiting")) : answer;
  };
  const connection = await main.createChannelConnection(validRequest(), { serverURL, fetch: impatient });
  release();
  assert.equal((await first[0]).status, 409);
  assert.deepEqual(sandbox.connections().map(({ identifier }) => identifier), [connection.identifier]);
});

test("the same key for another request, or another scope, is another key to Novu", async () => {
  const sandbox = testing.createSandbox({ idempotency: true });
  const statuses = [];
  for (const [subscriberId, id] of [["a", "T1"], ["a", "T2"], ["b", "T2"], ["b", "T2"]]) {
    const { post } = mount({ authorize: () => ({ subscriberId }), allowIdentifier: () => true }, sandbox);
    const { status } = await post({ ...validRequest(), identifier: `${subscriberId}-${id}`, integrationIdentifier: id, workspace: { id } }, { headers: { "Idempotency-Key": "order-17" } });
    statuses.push(status);
  }
  assert.deepEqual(statuses, [201, 201, 201, 201]);
  assert.equal(sandbox.connections().length, 3);
  assert.equal(new Set(sandbox.requests().map(({ headers }) => headers["idempotency-key"])).size, 3);
});

test("an idempotency key of the application is used as it is", async () => {
  const { sandbox, post } = mount({ idempotencyKey: "ours" });
  await post(validRequest(), { headers: { "Idempotency-Key": "theirs" } });
  assert.equal(sandbox.requests()[0].headers["idempotency-key"], "ours");
});

test("a conflict names the connection that is in the way, and the page's call understands it", async () => {
  const { create } = mount();
  const first = await create();
  const error = await create().catch((error) => error);
  assert.deepEqual([error.code, error.status, error.outcome, error.connectionIdentifier], ["conflict", 409, "not_created", first.identifier]);
  assert.match(error.message, /^A connection is in the way/);
});

test("another's connection with the page's identifier is a conflict, and is not shown", async () => {
  const sandbox = testing.createSandbox();
  const allowIdentifier = () => true;
  await mount({ authorize: () => ({ subscriberId: "somebody" }), allowIdentifier }, sandbox).create({ identifier: "taken" });
  const { page } = mount({ allowIdentifier }, sandbox);
  const fetch = lossy(page, ["answer"]);
  const error = await main.createChannelConnection({ ...validRequest(), identifier: "taken" }, { serverURL, fetch }).catch((error) => error);
  assert.deepEqual([error.code, error.connectionIdentifier], ["conflict", undefined]);
  assert.ok(!JSON.stringify(error).includes("somebody"));
  assert.equal(sandbox.connections().length, 1);
});

test("what the worker cannot tell, the page's call does not either", async () => {
  const { create } = mount({ fetch: async () => Promise.reject(new Error("lost")), maxRetries: 0 });
  const error = await create({}, { maxRetries: 0 }).catch((error) => error);
  assert.deepEqual([error.status, error.outcome], [502, "unknown"]);
});

test("both entries have one instance of the wasm", async () => {
  const counted = (load) => `
    const { Instance } = WebAssembly;
    let instances = 0;
    WebAssembly.Instance = function (...args) { instances++; return new Instance(...args); };
    ${load}
    const { status } = await handleCreateChannelConnection(new Request("https://my.app/v1/channel-connections"), {});
    report([status, generateIdempotencyKey().length, instances]);
  `;
  const imported = await runNode(counted(`
    const { handleCreateChannelConnection } = await import("novu-channel-connections/edge");
    const { generateIdempotencyKey } = await import("novu-channel-connections");`));
  const required = await runNode(
    `(async () => {${counted(`
    const { handleCreateChannelConnection } = require("novu-channel-connections/edge");
    const { generateIdempotencyKey } = require("novu-channel-connections");`)}})();`,
    { type: "commonjs" },
  );
  assert.deepEqual([imported, required], [[405, 32, 1], [405, 32, 1]]);
});
