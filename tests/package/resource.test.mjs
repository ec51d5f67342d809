import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { failed, secretKey, secrets, validRequest } from "./support/answers.mjs";
import { importInstalled, requireInstalled } from "./support/installed.mjs";
import { runWorker } from "./support/run-worker.mjs";
import { serve } from "./support/serve.mjs";

const { main, testing } = await importInstalled();
const { NovuError } = main;

/** A sandbox behind a socket, and the options to reach it; `break_(request)` may answer in its place. */
async function novu(t, break_ = () => undefined) {
  const sandbox = testing.createSandbox();
  const { url, requests } = await serve(t, async (request) => {
    const broken = await break_(request.clone(), () => sandbox.handle(request.clone()));
    return broken === undefined ? sandbox.handle(request) : broken || undefined;
  });
  return { sandbox, requests, options: { secretKey, serverURL: url } };
}

/** Loses the answer to the first request of a method, after the server has done it. */
const loseFirst = (method) => {
  let isLost = false;
  return async (request, handle) => {
    if (request.method !== method || isLost) return undefined;
    isLost = true;
    await handle();
    return null;
  };
};

const errorOf = async (promise) => {
  const error = await promise.then(
    () => assert.fail("the call succeeded"),
    (error) => error,
  );
  assert.ok(error instanceof NovuError, String(error));
  return error;
};

const request = (workspace = "T1", accessToken = "xoxb-first") => ({
  integrationIdentifier: "slack-prod",
  subscriberId: "user-123",
  context: { tenant: "org-acme" },
  workspace: { id: workspace },
  auth: { accessToken },
});

const other = (subscriberId) => ({ ...request(), subscriberId, context: undefined });

for (const [how, entry] of Object.entries({ import: main, require: requireInstalled("novu-channel-connections") })) {
  test(`${how}: a connection is created, found, listed, changed and deleted`, async (t) => {
    const { sandbox, options } = await novu(t);
    const { identifier } = await entry.createChannelConnection(request(), options);
    assert.equal((await entry.retrieveChannelConnection(identifier, options)).identifier, identifier);
    const { data, next, totalCount } = await entry.listChannelConnections({ contextKeys: ["tenant:org-acme"] }, options);
    assert.deepEqual([data.map((one) => one.identifier), next, totalCount], [[identifier], null, 1]);
    const changed = await entry.updateChannelConnection(identifier, { workspace: { id: "T2" }, auth: { accessToken: "xoxb-2" } }, options);
    assert.equal(changed.workspace.id, "T2");
    assert.equal(await entry.deleteChannelConnection(identifier, options), undefined);
    assert.equal(sandbox.connections().length, 0);
  });
}

test("connecting again replaces workspace and token of the connection that is there", async (t) => {
  const { sandbox, options } = await novu(t);
  const first = await main.upsertChannelConnection(request(), options);
  const second = await main.upsertChannelConnection(request("T2", "xoxb-second"), options);
  assert.deepEqual([first.created, second.created], [true, false]);
  assert.equal(second.connection.identifier, first.connection.identifier);
  const [{ workspace, auth }] = sandbox.connections();
  assert.deepEqual([workspace.id, auth.accessToken, sandbox.connections().length], ["T2", "xoxb-second", 1]);
});

test("connecting another workspace tells which one was replaced, and connecting the same one again does not", async (t) => {
  const { options } = await novu(t);
  const first = await main.upsertChannelConnection(request("T1"), options);
  const again = await main.upsertChannelConnection(request("T1", "xoxb-second"), options);
  const other = await main.upsertChannelConnection(request("T2", "xoxb-third"), options);
  assert.deepEqual([Object.keys(first), Object.keys(again)], [["connection", "created"], ["connection", "created"]]);
  assert.deepEqual([other.created, other.connection.workspace.id, other.replaced.workspace.id], [false, "T2", "T1"]);
});

test("onOtherWorkspace: \"error\" replaces the tokens of the same workspace alone", async (t) => {
  const { sandbox, options } = await novu(t);
  const careful = { ...options, onOtherWorkspace: "error" };
  const { connection } = await main.upsertChannelConnection(request("T1"), careful);
  const { created } = await main.upsertChannelConnection(request("T1", "xoxb-second"), careful);
  assert.equal(created, false);
  const before = sandbox.connections();
  const error = await errorOf(main.upsertChannelConnection(request("T2", "xoxb-third"), careful));
  assert.deepEqual([error.code, error.outcome, error.connectionIdentifier], ["conflict", "not_created", connection.identifier]);
  assert.match(error.message, /another workspace/);
  assert.deepEqual(sandbox.connections(), before);
});

for (const value of ["Error", "", true, 1, {}, []]) {
  test(`onOtherWorkspace: ${inspect(value)} is refused before anything is sent`, async () => {
    const options = { secretKey, fetch: () => assert.fail("something was sent"), onOtherWorkspace: value };
    const { code, message, attempts } = await errorOf(main.upsertChannelConnection(request(), options));
    assert.deepEqual([code, attempts], ["configuration", 0]);
    assert.match(message, /onOtherWorkspace/);
  });
}

test("two that connect at once end with the same connection and one of their tokens", async (t) => {
  const { sandbox, options } = await novu(t);
  const both = await Promise.all(["xoxb-a", "xoxb-b"].map((token) => main.upsertChannelConnection(request("T1", token), options)));
  assert.equal(both[0].connection.identifier, both[1].connection.identifier);
  assert.deepEqual(both.map(({ created }) => created).sort(), [false, true]);
  assert.equal(sandbox.connections().length, 1);
  assert.ok(["xoxb-a", "xoxb-b"].includes(sandbox.connections()[0].auth.accessToken));
});

for (const method of ["POST", "PATCH"]) {
  test(`connecting again survives a lost answer to a ${method}`, async (t) => {
    const { sandbox, options } = await novu(t, loseFirst(method));
    await main.createChannelConnection({ ...request(), identifier: "there" }, options);
    const { connection, created } = await main.upsertChannelConnection(request("T2", "xoxb-second"), options);
    assert.deepEqual([connection.identifier, created], ["there", false]);
    assert.equal(sandbox.connections()[0].auth.accessToken, "xoxb-second");
  });
}

test("a connection that is deleted before it can be replaced is created again", async (t) => {
  let isDeleted = false;
  const { sandbox, options } = await novu(t, async ({ method }) => {
    if (method === "PATCH" && !isDeleted) {
      isDeleted = true;
      await main.deleteChannelConnection("there", { secretKey, fetch: sandbox.fetch });
    }
    return undefined;
  });
  await main.createChannelConnection({ ...request(), identifier: "there" }, options);
  const { connection, created } = await main.upsertChannelConnection(request("T2"), options);
  assert.equal(created, true);
  assert.notEqual(connection.identifier, "there");
  assert.equal(sandbox.connections().length, 1);
});

test("an identifier that somebody else's connection has is a conflict, and that stays as it is", async (t) => {
  const { sandbox, options } = await novu(t);
  await main.createChannelConnection({ ...other("somebody-else"), identifier: "mine" }, options);
  const before = sandbox.connections();
  const error = await errorOf(main.upsertChannelConnection({ ...request("T2"), identifier: "mine" }, options));
  assert.deepEqual([error.code, error.outcome, error.connectionIdentifier], ["conflict", "not_created", "mine"]);
  assert.doesNotMatch(error.message, /Use that connection|delete/);
  assert.deepEqual(sandbox.connections(), before);
});

test("what is gone after a lost answer was deleted; what never was is not found", async (t) => {
  const { options } = await novu(t, loseFirst("DELETE"));
  const { identifier } = await main.createChannelConnection(request(), options);
  assert.equal(await main.deleteChannelConnection(identifier, options), undefined);
  const error = await errorOf(main.deleteChannelConnection(identifier, options));
  assert.deepEqual([error.code, error.outcome, error.status, error.resource], ["not_found", "not_created", 404, "connection"]);
});

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

test("a query goes out as it was asked for", async (t) => {
  const { url, requests } = await serve(t, () => Response.json({ data: [], next: null, previous: null, totalCount: 0, totalCountCapped: false }));
  const options = { secretKey, serverURL: url };
  await main.listChannelConnections({ limit: 5, includeCursor: true, subscriberId: "a b&c", after: null, contextKeys: ["tenant:a", "app:b"] }, options);
  await main.listChannelConnections({ contextKeys: [] }, options);
  await main.listChannelConnections({ contextKeys: [""] }, options);
  await main.listChannelConnections(undefined, options);
  const base = "/v1/channel-connections";
  assert.deepEqual(
    requests.map(({ path }) => path),
    [`${base}?limit=5&includeCursor=true&subscriberId=a%20b%26c&contextKeys=tenant%3Aa&contextKeys=app%3Ab`, base, `${base}?contextKeys=`, base],
  );
  assert.deepEqual([requests[0].method, requests[0].headers["idempotency-key"], requests[0].headers["content-type"]], ["GET", undefined, undefined]);
});

for (const identifier of ["a/b", "ü😀", "50%", "?a=1#b", "...", "a b", "\\", "%2e"]) {
  test(`the identifier ${identifier} reaches the server`, async (t) => {
    const { sandbox, options } = await novu(t);
    await main.createChannelConnection({ ...request(), identifier }, options);
    assert.equal((await main.retrieveChannelConnection(identifier, options)).identifier, identifier);
    await main.updateChannelConnection(identifier, { workspace: { id: "T2" }, auth: { accessToken: "xoxb-2" } }, options);
    await main.deleteChannelConnection(identifier, options);
    assert.equal(sandbox.connections().length, 0);
  });
}

for (const identifier of [undefined, null, "", ".", "..", "\ud800", "a\udc00", 5, {}]) {
  test(`${inspect(identifier)} as an identifier is refused before anything is sent`, async () => {
    const options = { secretKey, fetch: () => assert.fail("something was sent") };
    const update = { workspace: { id: "T" }, auth: { accessToken: "x" } };
    for (const call of [
      main.retrieveChannelConnection(identifier, options),
      main.deleteChannelConnection(identifier, options),
      main.updateChannelConnection(identifier, update, options),
    ]) {
      const { code, issues, attempts } = await errorOf(call);
      assert.deepEqual([code, issues[0].path, attempts], ["validation", ["identifier"], 0]);
    }
  });
}

test("a lone surrogate in a query, which no URL can hold, is refused before anything is sent", async () => {
  const options = { secretKey, fetch: () => assert.fail("something was sent") };
  for (const [name, value] of [
    ["after", "\udc00"],
    ["before", "a\ud800"],
    ["contextKeys", ["tenant:a", "tenant:\ud800b"]],
  ]) {
    for (const call of [main.listChannelConnections({ [name]: value }, options), main.iterateChannelConnections({ [name]: value }, options).next()]) {
      const { code, issues, attempts } = await errorOf(call);
      assert.deepEqual([code, issues.map(({ path, code }) => [path, code]), attempts], ["validation", [[[name], "format"]], 0]);
    }
  }
});

test("an update that is wrong is not sent, and every fault has its path", async () => {
  const options = { secretKey, fetch: () => assert.fail("something was sent") };
  const { issues } = await errorOf(main.updateChannelConnection("mine", { workspace: {}, auth: { accessToken: "nvsk.x" } }, options));
  assert.deepEqual(
    issues.map(({ path, code }) => [path.join("."), code]),
    [
      ["workspace.id", "required"],
      ["auth.accessToken", "reserved"],
    ],
  );
  const missing = await errorOf(main.updateChannelConnection("mine", {}, options));
  assert.deepEqual(missing.issues.map(({ path }) => path[0]), ["workspace", "auth"]);
});

test("a refresh token that is left out is dropped", async (t) => {
  const { sandbox, requests, options } = await novu(t);
  const { identifier } = await main.createChannelConnection(validRequest(), options);
  await main.updateChannelConnection(identifier, { workspace: { id: "T" }, auth: { accessToken: "xoxb-2" } }, options);
  assert.equal(JSON.parse(requests.at(-1).body).auth.refreshToken, undefined);
  assert.deepEqual(sandbox.connections()[0].auth, { accessToken: "xoxb-2" });
});

test("no secret is in an error of any of them, however it is printed", async (t) => {
  const echo = secrets.join(" ");
  const { url } = await serve(t, () => failed(400, { message: echo, errorId: echo, errors: { [echo]: { messages: [echo] } } }));
  const options = { secretKey, serverURL: url };
  const { workspace, auth } = validRequest();
  for (const call of [
    main.updateChannelConnection("mine", { workspace, auth }, options),
    main.upsertChannelConnection(validRequest(), options),
  ]) {
    const error = await errorOf(call);
    const printed = [String(error), error.stack, JSON.stringify(error), inspect(error, { depth: Infinity, showHidden: true })].join();
    for (const secret of secrets) assert.ok(!printed.includes(secret), printed);
  }
});

test("a worker connects again", async (t) => {
  const { options } = await novu(t);
  const source = `
    import { channelTypes, iterateChannelConnections, upsertChannelConnection } from "novu-channel-connections";
    export default {
      async fetch(request, env) {
        const options = { secretKey: env.KEY, serverURL: env.URL };
        const body = await request.json();
        const made = [await upsertChannelConnection(body, options), await upsertChannelConnection(body, options)];
        const listed = [];
        for await (const { identifier } of iterateChannelConnections({ limit: 1 }, options)) listed.push(identifier);
        return Response.json({ created: made.map(({ created }) => created), same: listed.join() === made[0].connection.identifier, known: channelTypes().length });
      },
    };
  `;
  const dispatch = await runWorker(t, source, { bindings: { KEY: secretKey, URL: options.serverURL } });
  const answer = await dispatch("http://worker.test/", { method: "POST", body: JSON.stringify(request()) });
  assert.deepEqual(await answer.json(), { created: [true, false], same: true, known: 6 });
});
