import assert from "node:assert/strict";
import { test } from "node:test";
import { secretKey } from "./support/answers.mjs";
import { errorOf } from "./support/error-of.mjs";
import { importInstalled } from "./support/installed.mjs";
import { novu, other } from "./support/novu.mjs";
import { serve } from "./support/serve.mjs";

const { main } = await importInstalled();

test("an iteration fetches pages as the loop gets there, in both directions, and stops with it", async (t) => {
  const { options, requests } = await novu(t);
  for (let index = 0; index < 7; index++) await main.createChannelConnection(other(`user-${index}`), options);
  const names = async (query) => {
    const found = [];
    for await (const { subscriberId } of main.iterateChannelConnections(query, options)) found.push(subscriberId.slice(5));
    return found.join("");
  };
  assert.equal(await names({ limit: 3, orderDirection: "ASC" }), "0123456");
  assert.equal(await names(), "6543210");
  const { next } = await main.listChannelConnections({ limit: 4, orderDirection: "ASC" }, options);
  assert.equal(await names({ limit: 2, orderDirection: "ASC", after: next, includeCursor: true }), "3456");
  assert.equal(await names({ limit: 2, orderDirection: "ASC", before: next }), "210");
  const before = requests.length;
  for await (const _ of main.iterateChannelConnections({ limit: 2 }, options)) break;
  assert.equal(requests.length, before + 1);
});

test("an iteration over pages that lead round in a circle ends", async (t) => {
  const page = (next) => Response.json({ data: [{ identifier: next }], next, previous: null, totalCount: 9, totalCountCapped: false });
  const { url, requests } = await serve(t, (request) => page(new URL(request.url).searchParams.get("after") === "a" ? "b" : "a"));
  let count = 0;
  for await (const _ of main.iterateChannelConnections({}, { secretKey, serverURL: url })) count++;
  assert.deepEqual([count, requests.length], [3, 3]);
});

test("an iteration asks for what its query said at first, whatever happens to it afterwards, and to all objects", async (t) => {
  const { options, requests } = await novu(t);
  for (let index = 0; index < 3; index++) await main.createChannelConnection(other(`user-${index}`), options);
  const query = { limit: 1, orderDirection: "ASC" };
  t.after(() => delete Object.prototype.before);
  let count = 0;
  for await (const _ of main.iterateChannelConnections(query, options)) {
    count++;
    query.limit = 100;
    Object.prototype.before = "somebody's";
  }
  delete Object.prototype.before;
  assert.equal(count, 3);
  assert.ok(requests.slice(-3).every(({ path }) => path.includes("limit=1&") && !path.includes("before")), requests.map(({ path }) => path).join());
});

test("a query that can be read only once, or not at all, never lists more than was asked for", async (t) => {
  const { options, requests } = await novu(t);
  await main.createChannelConnection(other("user-1"), options);
  let reads = 0;
  const fickle = {
    get subscriberId() {
      if (++reads === 1) throw new Error("Not now.");
      return "user-1";
    },
  };
  for await (const { subscriberId } of main.iterateChannelConnections(fickle, options)) assert.equal(subscriberId, "user-1");
  assert.match(requests.at(-1).path, /subscriberId=user-1$/);
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const query of [proxy, 5, { limit: 1n }]) {
    const { code, attempts } = await errorOf(main.iterateChannelConnections(query, options).next());
    assert.deepEqual([code, attempts], ["validation", 0]);
  }
});

test("what is wrong with an iteration is thrown by its first step", async () => {
  const next = (...args) => main.iterateChannelConnections(...args).next();
  assert.equal((await errorOf(next({}, {}))).code, "configuration");
  const { code, issues } = await errorOf(next({ limit: {} }, { secretKey }));
  assert.deepEqual([code, issues[0].path], ["validation", ["limit"]]);
});
