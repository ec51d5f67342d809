// What a page may do besides creating, with the package's own functions and without a secret.
import assert from "node:assert/strict";
import { test } from "node:test";
import { secretKey, secrets, validRequest } from "./support/answers.mjs";
import { answerOf, main, mount, mounted, serverURL, testing } from "./support/edge.mjs";
import { errorOf } from "./support/error-of.mjs";

const everything = ["create", "upsert", "list", "retrieve", "delete"];
const [, accessToken] = secrets;

/** A handler with these operations, and what a page may do with it. */
function settings(options = {}, sandbox = testing.createSandbox()) {
  const mounted = mount({ operations: everything, ...options }, sandbox);
  return { ...mounted, call: { serverURL, fetch: mounted.page } };
}

/** Connections of others beside one of the scope, in one sandbox. */
async function crowd() {
  const sandbox = testing.createSandbox();
  const options = { secretKey, fetch: sandbox.fetch };
  const create = (owner) => main.createChannelConnection({ ...validRequest(), context: undefined, subscriberId: undefined, ...owner }, options);
  const mine = await create({ subscriberId: "user-123" });
  const others = [
    await create({ subscriberId: "user-124" }),
    await create({ context: { tenant: "org-acme" } }),
    await create({ subscriberId: "user-123", context: { tenant: "org-acme" } }),
    await create({ subscriberId: "user-124", context: { tenant: "org-acme" } }),
  ];
  return { sandbox, mine, others };
}

const all = async (iterable) => {
  const found = [];
  for await (const one of iterable) found.push(one);
  return found;
};
const shown = ({ auth, ...connection }) => ({ ...connection, auth: {} });

test("a settings page connects, lists, looks, connects again and disconnects, and never sees a token", async () => {
  const { sandbox, call } = settings();
  const request = { integrationIdentifier: "slack-prod", workspace: { id: "T1", name: "Acme" }, auth: { accessToken } };
  const first = await main.upsertChannelConnection(request, call);
  assert.deepEqual([first.created, first.connection.subscriberId, first.connection.auth], [true, "user-123", {}]);
  const { identifier } = first.connection;
  assert.deepEqual(await main.retrieveChannelConnection(identifier, call), shown(sandbox.connections()[0]));
  const again = await main.upsertChannelConnection({ ...request, workspace: { id: "T2" }, auth: { accessToken: "xoxb-second-token" } }, call);
  assert.deepEqual([again.created, again.connection.identifier, again.replaced.workspace.id], [false, identifier, "T1"]);
  assert.equal(sandbox.connections()[0].auth.accessToken, "xoxb-second-token");
  const { data, totalCount } = await main.listChannelConnections({}, call);
  assert.deepEqual([data, totalCount], [[shown(sandbox.connections()[0])], 1]);
  assert.equal(await main.deleteChannelConnection(identifier, call), undefined);
  assert.deepEqual([sandbox.connections(), (await main.listChannelConnections({}, call)).data], [[], []]);
  assert.equal((await errorOf(main.deleteChannelConnection(identifier, call))).resource, "connection");
});

for (const [what, scope, expected] of [
  ["a subscriber", { subscriberId: "user-123" }, ({ mine }) => [mine]],
  ["contexts that are shared", { context: { tenant: "org-acme" } }, ({ others }) => [others[1]]],
  ["a subscriber in contexts", { subscriberId: "user-123", context: { tenant: "org-acme" } }, ({ others }) => [others[2]]],
  ["nobody's", { subscriberId: "user-125" }, () => []],
]) {
  test(`a list has the connections of the scope alone, and does not count those of others: ${what}`, async () => {
    const people = await crowd();
    const { call, page } = settings({ authorize: () => scope }, people.sandbox);
    const wanted = expected(people).map(shown);
    for (const query of [{}, { subscriberId: "user-124" }, { contextKeys: ["tenant:org-acme"] }, { connectionMode: "shared" }]) {
      assert.deepEqual(await all(main.iterateChannelConnections({ limit: 1, ...query }, call)), wanted, JSON.stringify(query));
    }
    const { json } = await answerOf(page(`${mounted}?subscriberId=user-124&contextKeys=tenant%3Aorg-acme&limit=100`));
    assert.deepEqual([json.data, json.totalCount], [wanted, wanted.length]);
  });
}

test("a list takes limit, cursors, order and filters of the page, and Novu judges them", async () => {
  const { sandbox, call } = settings();
  for (const integrationIdentifier of ["a", "b", "c"]) await main.createChannelConnection({ ...validRequest(), context: undefined, integrationIdentifier }, { secretKey, fetch: sandbox.fetch });
  const names = (page) => page.data.map(({ integrationIdentifier }) => integrationIdentifier).join("");
  const first = await main.listChannelConnections({ limit: 2, orderDirection: "ASC" }, call);
  assert.deepEqual([names(first), first.totalCount, first.previous], ["ab", 3, null]);
  assert.equal(names(await main.listChannelConnections({ limit: 2, orderDirection: "ASC", after: first.next }, call)), "c");
  assert.equal(names(await main.listChannelConnections({ integrationIdentifier: "b" }, call)), "b");
  const error = await errorOf(main.listChannelConnections({ limit: 1_000 }, call));
  assert.deepEqual([error.code, error.status], ["unprocessable", 422]);
});

test("a connection outside of the scope cannot be looked at, replaced or deleted, and nothing tells that it exists", async () => {
  const { sandbox, others } = await crowd();
  const { call } = settings({}, sandbox);
  const before = sandbox.connections();
  const change = { workspace: { id: "T-theirs" }, auth: { accessToken } };
  for (const { identifier } of [...others, { identifier: "chconn_missing" }]) {
    for (const attempt of [main.retrieveChannelConnection(identifier, call), main.updateChannelConnection(identifier, change, call), main.deleteChannelConnection(identifier, call)]) {
      const { code, resource, message, connectionIdentifier } = await errorOf(attempt);
      assert.deepEqual([code, resource, message, connectionIdentifier], ["not_found", "connection", "There is no such connection.", undefined]);
    }
  }
  assert.deepEqual(sandbox.connections(), before);
});

test("an upsert replaces no connection of somebody else that has the identifier", async () => {
  const { sandbox, others } = await crowd();
  const { call } = settings({ allowIdentifier: () => true }, sandbox);
  const before = sandbox.connections();
  const error = await errorOf(main.upsertChannelConnection({ ...validRequest(), integrationIdentifier: "teams", identifier: others[0].identifier }, call));
  assert.deepEqual([error.code, error.connectionIdentifier], ["conflict", undefined]);
  assert.deepEqual(sandbox.connections(), before);
});

const requests = {
  create: ["POST", "", 201],
  list: ["GET", "", 200],
  retrieve: ["GET", "/mine", 200],
  upsert: ["PATCH", "/mine", 200],
  delete: ["DELETE", "/mine", 204],
};
for (const operation of everything) {
  test(`"${operation}" alone lets a page do nothing else, and Allow says what is left`, async () => {
    for (const [name, [method, path, status]] of Object.entries(requests)) {
      const sandbox = testing.createSandbox();
      await main.createChannelConnection({ ...validRequest(), context: undefined, integrationIdentifier: "other", identifier: "mine" }, { secretKey, fetch: sandbox.fetch });
      const { post } = settings({ operations: [operation] }, sandbox);
      const body = method === "POST" || method === "PATCH" ? validRequest() : undefined;
      const answer = await post(body, { method, url: `${mounted}${path}` });
      // To create is a part of "upsert", and to look one of both.
      const isAllowed = name === operation || (operation === "upsert" && name !== "list" && name !== "delete") || (operation === "create" && name === "retrieve");
      assert.equal(answer.status, isAllowed ? status : 405, name);
      if (!isAllowed) assert.ok(!answer.headers.get("Allow").split(",").includes(method), name);
    }
  });
}

for (const operations of [["update"], ["create", "Delete"], [5], "everything", {}]) {
  test(`operations: ${JSON.stringify(operations)} is a mistake that every answer names`, async () => {
    const { status, json } = await settings({ operations }).post(validRequest());
    assert.deepEqual([status, json.code], [500, "configuration"]);
    assert.match(json.message, /operations/);
  });
}

for (const name of ["operations", "allowedOrigins", "integrations"]) {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  for (const [what, value] of Object.entries({ "an empty text": "", "0": 0, "false": false, "a revoked proxy": proxy })) {
    test(`${name}: ${what} is answered with a 500, and never thrown`, async (t) => {
      t.mock.method(console, "error", () => {});
      const { sandbox, post } = settings({ operations: everything, [name]: value });
      const { status, json } = await post(validRequest());
      assert.deepEqual([status, json.code], [500, what === "a revoked proxy" ? "server_error" : "configuration"]);
      assert.deepEqual(sandbox.requests(), []);
    });
  }
}

test("handleCreateChannelConnection only creates, whatever operations says", async () => {
  const { edge } = await import("./support/edge.mjs");
  const sandbox = testing.createSandbox();
  const options = { secretKey, fetch: sandbox.fetch, authorize: () => ({ subscriberId: "user-123" }), operations: everything };
  const { status } = await answerOf(edge.handleCreateChannelConnection(new Request(mounted), options));
  assert.equal(status, 405);
});

test("a deletion and a replacement whose answers are lost on the way to the page succeed", async () => {
  for (const method of ["DELETE", "PATCH"]) {
    const { sandbox, page, call } = settings();
    const { connection } = await main.upsertChannelConnection(validRequest(), call);
    let lost = 0;
    const fetch = async (url, init) => {
      const answer = await page(url, init);
      if (init.method === method && lost++ === 0) throw new TypeError("lost");
      return answer;
    };
    if (method === "DELETE") await main.deleteChannelConnection(connection.identifier, { ...call, fetch });
    else await main.upsertChannelConnection({ ...validRequest(), workspace: { id: "T2" } }, { ...call, fetch });
    assert.equal(lost, 2, method);
    assert.deepEqual(sandbox.connections().map(({ workspace }) => workspace.id), method === "DELETE" ? [] : ["T2"]);
  }
});
