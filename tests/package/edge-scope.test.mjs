// What the application decides for a page, and what it is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { edgeCases, mostPosts } from "../faults/edge-cases.mjs";
import { failed, validRequest } from "./support/answers.mjs";
import { answerOf, main, mount, mounted, serverURL, testing } from "./support/edge.mjs";

const fixed = {
  integrationIdentifier: "teams-prod",
  identifier: "teams-user-123",
  workspace: { id: "tenant-from-the-consent", name: "Acme" },
  auth: { accessToken: "app-only" },
};

for (const [name, value] of Object.entries(fixed)) {
  test(`a scope fixes ${name}, whatever the page sent`, async () => {
    const { sandbox, post } = mount({ authorize: () => ({ subscriberId: "user-123", [name]: value }) });
    const { status } = await post({ ...validRequest(), identifier: undefined, [name]: typeof value === "string" ? "chconn_0123456789ab" : { id: "theirs", accessToken: "theirs" } });
    assert.equal(status, 201);
    assert.deepEqual(sandbox.connections()[0][name], value);
  });

  test(`a page need not send ${name} where the scope fixes it`, async () => {
    const { sandbox, post } = mount({ authorize: () => ({ subscriberId: "user-123", [name]: value }) });
    const { [name]: _, ...request } = validRequest();
    assert.equal((await post(request)).status, 201);
    assert.deepEqual(sandbox.connections()[0][name], value);
  });

  for (const nothing of [undefined, null, typeof value === "string" ? "" : {}]) {
    test(`a scope in which ${name} is ${JSON.stringify(nothing)} lets nobody in`, async (t) => {
      const logged = t.mock.method(console, "error", () => {});
      const { sandbox, post } = mount({ authorize: () => ({ subscriberId: "user-123", [name]: nothing }) });
      assert.equal((await post(validRequest())).status, 403);
      assert.match(logged.mock.calls[0].arguments[0], /empty/);
      assert.deepEqual(sandbox.requests(), []);
    });
  }

  test(`a scope with a wrong ${name} is a mistake of the application`, async () => {
    const { sandbox, post } = mount({ authorize: () => ({ subscriberId: "user-123", [name]: [1] }) });
    const { status, json } = await post(validRequest());
    assert.deepEqual([status, json.code], [500, "configuration"]);
    assert.deepEqual(sandbox.requests(), []);
  });
}

for (const misspelt of [{ contexts: { tenant: "acme" } }, { tenant: "acme" }, { subscriberID: "user-123" }, { connectionMode: "shared" }]) {
  test(`a scope with ${Object.keys(misspelt)} is a mistake of the application: without it the connection would be another one`, async () => {
    const { sandbox, post } = mount({ authorize: () => ({ subscriberId: "user-123", ...misspelt }) });
    const { status, json } = await post(validRequest());
    assert.deepEqual([status, json.code], [500, "configuration"]);
    assert.match(json.message, /none of these: subscriberId, context/);
    assert.deepEqual(sandbox.requests(), []);
  });
}

test("without authorize nobody is let in, and the answer says what is missing", async () => {
  for (const authorize of [undefined, null]) {
    const { sandbox, post } = mount({ authorize });
    const { status, json } = await post(validRequest());
    assert.deepEqual([status, json.code], [500, "configuration"]);
    assert.match(json.message, /^authorize is required/);
    assert.deepEqual(sandbox.requests(), []);
  }
});

test("a page that is not signed in is told so, and nothing of a key that it cannot have", async () => {
  for (const body of [null, "log in"]) {
    const { page } = mount({ authorize: () => new Response(body, { status: 401 }) });
    const error = await main.createChannelConnection(validRequest(), { serverURL, fetch: page }).catch((error) => error);
    assert.equal(error.code, "unauthorized");
    assert.match(error.message, /^The server answered 401.* Is the user signed in\?$/);
    assert.doesNotMatch(error.message, /secretKey|Novu/);
  }
});

test("a replacement takes workspace and auth of the scope, and touches no connection of another integration than its own", async () => {
  const sandbox = testing.createSandbox();
  const direct = { secretKey: "key", fetch: sandbox.fetch };
  const request = { ...validRequest(), context: undefined };
  await main.createChannelConnection({ ...request, integrationIdentifier: "teams-prod", identifier: "teams" }, direct);
  await main.createChannelConnection({ ...request, integrationIdentifier: "slack-prod", identifier: "slack" }, direct);
  const authorize = () => ({ subscriberId: "user-123", ...fixed, identifier: "new" });
  const { page } = mount({ operations: ["upsert"], authorize }, sandbox);
  const call = { serverURL, fetch: page };
  const change = { workspace: { id: "theirs" }, auth: { accessToken: "theirs" } };
  assert.deepEqual((await main.updateChannelConnection("teams", change, call)).workspace, fixed.workspace);
  assert.equal((await main.updateChannelConnection("slack", change, call).catch((error) => error)).code, "not_found");
  const [slack, teams] = ["slack", "teams"].map((name) => sandbox.connections().find(({ identifier }) => identifier === name));
  assert.deepEqual([teams.auth, slack.workspace], [fixed.auth, request.workspace]);
});

test("integrations are those that a page may name", async () => {
  const { sandbox, post, page } = mount({ operations: ["upsert"], integrations: ["slack-prod", "slack-beta"], allowIdentifier: () => true });
  assert.equal((await post(validRequest())).status, 201);
  for (const integrationIdentifier of ["teams-prod", "slack", "", "SLACK-PROD", "constructor"]) {
    const { status, json } = await post({ ...validRequest(), integrationIdentifier });
    assert.deepEqual([status, json.code, json.issues.map(({ path, code }) => [path, code])], [422, "validation", [[["integrationIdentifier"], "reserved"]]]);
  }
  await main.createChannelConnection({ ...validRequest(), context: undefined, integrationIdentifier: "teams-prod", identifier: "teams" }, { secretKey: "key", fetch: sandbox.fetch });
  const change = { workspace: { id: "T" }, auth: { accessToken: "xoxb-token" } };
  assert.equal((await main.updateChannelConnection("teams", change, { serverURL, fetch: page }).catch((error) => error)).code, "not_found");
});

for (const integrations of [[5], [null], {}, 7, [["slack-prod"]]]) {
  test(`integrations: ${JSON.stringify(integrations)} is a mistake that every answer names`, async () => {
    const { status, json } = await mount({ integrations }).post(validRequest());
    assert.deepEqual([status, json.code], [500, "configuration"]);
    assert.match(json.message, /integrations/);
  });
}

test("onConnected is told of what was created and replaced, with its tokens, before the page is answered", async () => {
  const told = [];
  const onConnected = async (connection, request) => {
    await new Promise((resolve) => setImmediate(resolve));
    told.push([connection.workspace.id, connection.auth.accessToken, request.method]);
  };
  const { page } = mount({ operations: ["upsert", "delete"], onConnected });
  const call = { serverURL, fetch: page };
  const { connection } = await main.upsertChannelConnection({ ...validRequest(), workspace: { id: "T1" }, auth: { accessToken: "xoxb-first-token" } }, call);
  await main.upsertChannelConnection({ ...validRequest(), workspace: { id: "T2" }, auth: { accessToken: "xoxb-second-token" } }, call);
  await main.deleteChannelConnection(connection.identifier, call);
  assert.deepEqual(told, [["T1", "xoxb-first-token", "POST"], ["T2", "xoxb-second-token", "PATCH"]]);
});

test("onError is told what Novu said, of which the page is told less", async () => {
  const told = [];
  const onError = (error, request) => told.push([error.code, error.status, error.message, request.url]);
  const fetch = async () => failed(402, { message: "The plan Free has 20 connections." });
  const { status, text } = await mount({ fetch, onError }).post(validRequest());
  assert.deepEqual([status, text.includes("20 connections")], [402, false]);
  assert.deepEqual(told.map(([code, status, message, url]) => [code, status, message.includes("20 connections"), url]), [["payment_required", 402, true, mounted]]);
});

test("onError is told of an invalid request and of a look that failed, but not of one that found nothing", async () => {
  const told = [];
  const onError = ({ code }) => told.push(code);
  const { page, post } = mount({ onError });
  await post({ ...validRequest(), workspace: {} });
  await answerOf(page(`${mounted}/chconn_missing`));
  assert.deepEqual(told, ["validation"]);
  await answerOf(mount({ onError, fetch: async () => failed(401) }).page(`${mounted}/chconn_a`));
  assert.deepEqual(told, ["validation", "unauthorized"]);
});

for (const [how, hook] of Object.entries({ throws: () => { throw new Error("faulty"); }, rejects: async () => { throw new Error("faulty"); }, "is no function": "hook" })) {
  test(`a hook that ${how} changes nothing, and is logged`, async (t) => {
    const logged = t.mock.method(console, "error", () => {});
    const hooks = { onConnected: hook, onError: hook };
    assert.equal((await mount(hooks).post(validRequest())).status, 201);
    assert.equal((await mount({ ...hooks, fetch: async () => failed(402) }).post(validRequest())).status, 402);
    assert.equal(logged.mock.calls.length, 2);
  });
}

test("a hook that never ends takes no more than the time of the call", async () => {
  const { sandbox, post } = mount({ timeoutMs: 100, onConnected: () => new Promise(() => {}) });
  assert.equal((await post(validRequest())).status, 201);
  assert.equal(sandbox.connections().length, 1);
});

/** How many requests reach Novu for one click, while it behaves so: the page's call and the handler with their defaults, on a clock that is wound. */
async function postsOfOneClick(t, novu, options) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let posts = 0;
  const fetch = (_, init) => (posts++, novu(init));
  const { page } = mount({ fetch, ...options });
  const call = main.createChannelConnection(validRequest(), { serverURL, fetch: page }).catch((error) => error);
  let isSettled = false;
  const settled = call.finally(() => (isSettled = true));
  while (!isSettled) {
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    t.mock.timers.tick(250);
  }
  return { posts, error: await settled };
}

/** What a case does, as a `fetch` without a network. */
const fetchOf = ({ gone, answers }) => ({ signal }) =>
  new Promise((resolve, reject) => {
    if (gone) throw new TypeError("fetch failed");
    signal.addEventListener("abort", () => reject(signal.reason));
    answers[0]({ read: async () => "", send: async ({ status, headers, text }) => resolve(new Response(text, { status, headers })) });
  });

for (const one of edgeCases) {
  test(`${one.name}: one click makes at most ${mostPosts} requests to it`, async (t) => {
    const { posts, error } = await postsOfOneClick(t, fetchOf(one));
    assert.equal(error.name, "NovuError", `${error}`);
    assert.ok(posts > 1 && posts <= mostPosts, `${posts} requests`);
  });
}
