import assert from "node:assert/strict";
import { test } from "node:test";
import { validRequest } from "./support/answers.mjs";
import { mount } from "./support/edge.mjs";

test("a page creates a connection in the scope, and is shown no token", async () => {
  const { sandbox, post } = mount();
  const { status, json } = await post({ ...validRequest(), subscriberId: "anybody" });
  assert.equal(status, 201);
  const [created] = sandbox.connections();
  assert.deepEqual(json, { ...created, auth: {} });
  assert.deepEqual([created.subscriberId, created.contextKeys], ["user-123", []]);
});

test("the key is the handler's, and no header of the page is passed on", async () => {
  const { sandbox, post } = mount();
  const { status } = await post(validRequest(), { headers: { Authorization: "ApiKey theirs", Cookie: "a=b", "User-Agent": "a page", "X-Any": "1", "Novu-Environment-Id": "x" } });
  assert.equal(status, 201);
  const [{ headers }] = sandbox.requests();
  assert.deepEqual(Object.keys(headers).sort(), ["authorization", "content-type", "idempotency-key", "user-agent"]);
  assert.equal(headers.authorization, "ApiKey [redacted]");
  assert.match(headers["user-agent"], /^novu-channel-connections\//);
});

const others = '"subscriberId":"victim","context":{"tenant":"victim"}';
const text = JSON.stringify(validRequest()).slice(1, -1);
for (const [what, body] of Object.entries({
  "at the top": `{${text},${others}}`,
  "twice, the scope's own first": `{"subscriberId":"user-123",${text},${others}}`,
  "twice, the scope's own last": `{${others},${text},"subscriberId":"user-123"}`,
  "in __proto__": `{${text},"__proto__":{${others}}}`,
  "in an unknown field": `{${text},"scope":{${others}},"subscriberIds":["victim"],"contextKeys":["tenant:victim"]}`,
  "with escapes in the name": `{${text},"subscriber\\u0049d":"victim","conte\\u0078t":{"tenant":"victim"}}`,
})) {
  test(`another's subscriber and context ${what} do not get through`, async () => {
    const { sandbox, post } = mount();
    const { status } = await post(body);
    assert.equal(status, 201);
    const [connection] = sandbox.connections();
    assert.deepEqual([connection.subscriberId, connection.contextKeys], ["user-123", []]);
    assert.deepEqual(Object.keys(JSON.parse(sandbox.requests()[0].body)).sort(), ["auth", "identifier", "integrationIdentifier", "subscriberId", "workspace"]);
  });
}

for (const [what, place] of Object.entries({ workspace: "workspace", auth: "auth" })) {
  test(`another's subscriber in ${what} says nothing of whom the connection belongs to`, async () => {
    const { sandbox, post } = mount();
    const request = { ...validRequest(), [place]: { ...validRequest()[place], subscriberId: "victim", context: { tenant: "victim" } } };
    assert.equal((await post(request)).status, 201);
    assert.deepEqual(sandbox.connections()[0].contextKeys, []);
    assert.equal(sandbox.connections()[0].subscriberId, "user-123");
  });
}

test("a member constructor, which Novu fails on, is an issue", async () => {
  const { sandbox, post } = mount();
  const { status, json } = await post(`{${text.replace('"id":', '"more":{"constructor":{"a":1}},"id":')}}`);
  assert.deepEqual([status, json.code, json.issues[0].code], [422, "validation", "reserved"]);
  assert.equal(sandbox.requests().length, 0);
});

test("a context of the scope replaces that of the page", async () => {
  const { sandbox, post } = mount({ authorize: () => ({ context: { tenant: { id: "org-acme", data: { plan: "pro" } } } }) });
  const { status } = await post({ ...validRequest(), context: { tenant: "victim", app: "billing" } });
  assert.equal(status, 201);
  const [connection] = sandbox.connections();
  assert.deepEqual([connection.subscriberId, connection.contextKeys], [null, ["tenant:org-acme"]]);
});

test("who may connect for one subscriber may not connect for all in the contexts", async () => {
  const { sandbox, post } = mount({ authorize: () => ({ subscriberId: "user-123", context: { tenant: "org-acme" } }) });
  for (const mode of ["shared", ["shared"]]) {
    const { status } = await post({ ...validRequest(), connectionMode: mode });
    assert.equal(status, mode === "shared" ? 403 : 422);
  }
  assert.equal((await post({ ...validRequest(), connectionMode: "shared\n" })).status, 422);
  assert.equal(sandbox.requests().length, 0);
});

test("what somebody gave to every object is neither option, scope nor request", async () => {
  const everywhere = { serverURL: "https://evil.example", secretKey: "stolen", allowedOrigins: ["https://evil.example"], subscriberId: "victim", context: { tenant: "victim" }, headers: { "x-evil": "1" }, dangerouslyAllowBrowser: true, maxRetries: -1, identifier: "evil", fetch: 5 };
  const { sandbox, post } = mount();
  for (const [name, value] of Object.entries(everywhere)) Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true, enumerable: false });
  try {
    const { status, text } = await post(validRequest());
    assert.equal(status, 201, text);
    assert.equal((await post(validRequest(), { headers: { Origin: "https://evil.example" } })).status, 403);
  } finally {
    for (const name of Object.keys(everywhere)) delete Object.prototype[name];
  }
  const [{ headers, body }] = sandbox.requests();
  assert.equal(headers["x-evil"], undefined);
  assert.equal(JSON.parse(body).subscriberId, "user-123");
});
