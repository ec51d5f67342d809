import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { failed, secretKey, secrets, validRequest } from "./support/answers.mjs";
import { errorOf } from "./support/error-of.mjs";
import { importInstalled, requireInstalled } from "./support/installed.mjs";
import { loseFirst, novu, request } from "./support/novu.mjs";
import { serve } from "./support/serve.mjs";

const { main } = await importInstalled();

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

test("a text that no URL can hold and a segment that a URL resolves have messages of their own", async () => {
  const options = { secretKey, fetch: () => assert.fail("something was sent") };
  const { issues: inQuery } = await errorOf(main.listChannelConnections({ after: "\udc00" }, options));
  const { issues: inPath } = await errorOf(main.retrieveChannelConnection("\udc00", options));
  const { issues: dots } = await errorOf(main.retrieveChannelConnection("..", options));
  for (const [{ message }] of [inQuery, inPath]) assert.match(message, /well-formed/);
  assert.match(dots[0].message, /must not be \. or \.\./);
  assert.doesNotMatch(dots[0].message, /well-formed/);
});

test("what is gone after a lost answer was deleted; what never was is not found", async (t) => {
  const { options } = await novu(t, loseFirst("DELETE"));
  const { identifier } = await main.createChannelConnection(request(), options);
  assert.equal(await main.deleteChannelConnection(identifier, options), undefined);
  const error = await errorOf(main.deleteChannelConnection(identifier, options));
  assert.deepEqual([error.code, error.outcome, error.status, error.resource], ["not_found", "not_created", 404, "connection"]);
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
