// What of Novu's answers reaches a page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { failed, secrets, validRequest } from "./support/answers.mjs";
import { answerOf, main, mount, mounted, serverURL, testing } from "./support/edge.mjs";

const environment = "65f0c0ffee0000000000beef";
const generated = "chconn_0123456789ab";

for (const status of [400, 401, 402, 403, 404, 405, 409, 413, 422, 429, 451, 500, 502, 503, 504]) {
  test(`what Novu says in a ${status} does not reach the page, but when it may ask again does`, async () => {
    const said = { message: `plan Enterprise, ${environment}`, error: environment, errorId: environment, ctx: { a: environment } };
    const fetch = async () => failed(status, said, { "Retry-After": "3600", "X-Environment": environment });
    const { json, text, headers } = await mount({ fetch, maxRetries: 0 }).post(validRequest());
    assert.doesNotMatch(`${text} ${JSON.stringify([...headers])}`, new RegExp(`${environment}|Enterprise`));
    assert.deepEqual(Object.keys(json).sort(), ["code", "message"]);
    assert.match(json.message, /^[A-Z].*\.$/);
    assert.equal(headers.get("Retry-After"), [401, 403].includes(status) ? null : "3600");
  });
}

const answers = {
  400: [400, "bad_request"], 401: [502, "server_error"], 402: [402, "payment_required"], 403: [502, "server_error"], 404: [404, "not_found"],
  413: [413, "payload_too_large"], 422: [422, "unprocessable"], 429: [429, "rate_limited"], 500: [500, "server_error"], 503: [503, "server_error"], 307: [502, "redirected"],
};
for (const [status, expected] of Object.entries(answers)) {
  test(`${status} of Novu is answered with ${expected.join(" ")}`, async () => {
    const fetch = async () => failed(Number(status), { message: `no ${secrets.join(" ")}` }, status === "429" ? { "Retry-After": "7" } : {});
    const { status: got, json, headers } = await mount({ fetch, maxRetries: 0 }).post(validRequest());
    assert.deepEqual([got, json.code], expected);
    assert.equal(headers.get("Retry-After"), status === "429" ? "7" : null);
    if (expected[1] === "server_error" && status < 500) assert.doesNotMatch(json.message, /key|401|403/i);
  });
}

test("a look-up that Novu puts off says for how long, as every answer does", async () => {
  const { sandbox, page } = mount({ fetch: async () => failed(429, {}, { "Retry-After": "7" }), maxRetries: 0, operations: ["retrieve"] });
  const { status, json, headers } = await answerOf(page(`${mounted}/${generated}`));
  assert.deepEqual([status, json.code, headers.get("Retry-After"), sandbox.requests().length], [502, "server_error", "7", 0]);
});

for (const method of ["PATCH", "DELETE"]) {
  test(`a connection that is deleted between its look-up and the ${method} is not found`, async () => {
    const sandbox = testing.createSandbox();
    const fetch = async (url, init) => {
      if (init.method === method) await main.deleteChannelConnection(generated, { secretKey: "key-1", fetch: sandbox.fetch });
      return sandbox.fetch(url, init);
    };
    const { create, post } = mount({ fetch, operations: ["create", "upsert", "delete"] }, sandbox);
    await create({ identifier: generated });
    const { workspace, auth } = validRequest();
    const { status, json } = await post({ workspace, auth }, { method, url: `${mounted}/${generated}` });
    assert.deepEqual([status, json.code, json.resource], [404, "not_found", "connection"]);
    assert.doesNotMatch(json.message, /integration|subscriber/);
  });
}

test("an answer is dated when it is given: the page tells by it which connections are older than its call", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 0 });
  const sandbox = testing.createSandbox();
  const fetch = async (url, init) => {
    t.mock.timers.setTime(5_000);
    return sandbox.fetch(url, init);
  };
  const { headers } = await mount({ fetch }, sandbox).post(validRequest());
  assert.equal(headers.get("Date"), new Date(5_000).toUTCString());
});

test("what else a response of the application varies by, it still does", async () => {
  const { headers } = await mount({ authorize: () => new Response(null, { status: 401, headers: { Vary: "Cookie" } }) }).post(validRequest());
  assert.equal(headers.get("Vary"), "Cookie, Origin");
});

test("a status that looks final is not answered while the connection may exist", async () => {
  let calls = 0;
  const fetch = async () => (calls++ === 0 ? Promise.reject(new Error("lost")) : failed(429, {}, { "Retry-After": "3600" }));
  const { status, json, headers } = await mount({ fetch }).post(validRequest());
  assert.deepEqual([status, json.code, headers.get("Retry-After")], [503, "rate_limited", "3600"]);
});

test("of a 422 of Novu the page is told which of its fields are wrong", async () => {
  const fetch = async () => failed(422, { message: environment, errors: { general: { messages: ["workspace.name must be a string"] } } });
  const { status, json } = await mount({ fetch }).post(validRequest());
  assert.equal(status, 422);
  assert.deepEqual(json.issues.map(({ path, code }) => [path, code]), [[["workspace", "name"], "type"]]);
  assert.equal(json.message, "Novu does not accept the request.");
});

const conflicts = {
  "an identifier of somebody else": ["chconn_aaaaaaaaaaaa", { subscriberId: "somebody" }],
  "an identifier of the same subscriber in other contexts": ["chconn_aaaaaaaaaaaa", { subscriberId: "user-123", context: { tenant: "org-secret" } }],
};
for (const [what, [identifier, owner]] of Object.entries(conflicts)) {
  test(`${what} is a conflict that says nothing of that connection`, async () => {
    const sandbox = testing.createSandbox();
    await mount({ authorize: () => owner }, sandbox).create({ identifier });
    const { status, json } = await mount({}, sandbox).post({ ...validRequest(), identifier });
    assert.deepEqual([status, json], [409, { code: "conflict", message: "The connection cannot be created like this." }]);
  });
}

test("a conflict that Novu names, and that is of no connection of the caller, says nothing of it", async () => {
  const other = { identifier: "hidden-1", integrationIdentifier: "slack-prod", subscriberId: "somebody", contextKeys: [], workspace: { id: "T9" }, auth: {} };
  const asked = [];
  const fetch = async (url, { method }) => {
    asked.push(`${method} ${new URL(url).pathname}`);
    return method === "GET" ? Response.json({ data: other }) : failed(409, { message: "A channel connection already exists. Connection ID: hidden-1" });
  };
  const { status, json } = await mount({ fetch }).post(validRequest());
  assert.deepEqual(asked, ["POST /v1/channel-connections", "GET /v1/channel-connections/hidden-1"]);
  assert.deepEqual([status, json], [409, { code: "conflict", message: "The connection cannot be created like this." }]);
});

test("a connection of the caller that is in the way is named, by its identifier alone", async () => {
  const { sandbox, post } = mount();
  await post({ ...validRequest(), identifier: generated });
  const again = await post({ ...validRequest(), identifier: "chconn_ba9876543210" });
  const same = await post({ ...validRequest(), identifier: generated });
  for (const { status, json } of [again, same]) {
    assert.deepEqual([status, json.code, json.connectionIdentifier], [409, "conflict", generated]);
    assert.equal(json.message, "A connection is in the way: use it, or delete it before you create another.");
  }
  assert.equal(sandbox.connections().length, 1);
});

test("whether a connection in the way is the caller's takes no more than the time of the call", { timeout: 5_000 }, async () => {
  const fetch = async (url, { method }) => (method === "GET" ? new Promise(() => {}) : failed(409, { message: "Exists. Connection ID: a-1" }));
  const { status, json } = await mount({ fetch, timeoutMs: 300 }).post(validRequest());
  assert.deepEqual([status, json.code, json.connectionIdentifier], [409, "conflict", undefined]);
});

test("a look tells no page what Novu says", async () => {
  for (const status of [400, 401, 402, 403, 404, 409, 422, 500]) {
    const { page } = mount({ fetch: async () => failed(status, { message: environment, errorId: environment }), maxRetries: 0 });
    const { text } = await answerOf(page(`${mounted}/${generated}`));
    assert.doesNotMatch(text, new RegExp(environment), `${status}`);
  }
});

test("the page's call understands a conflict that names nothing", async () => {
  const sandbox = testing.createSandbox();
  await mount({ authorize: () => ({ subscriberId: "somebody" }) }, sandbox).create({ identifier: generated });
  const { page } = mount({}, sandbox);
  const error = await main.createChannelConnection({ ...validRequest(), identifier: generated }, { serverURL, fetch: page }).catch((error) => error);
  assert.deepEqual([error.code, error.status, error.outcome, error.connectionIdentifier], ["conflict", 409, "not_created", undefined]);
});
