// Which identifiers a page may choose, and look at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { validRequest } from "./support/answers.mjs";
import { answerOf, main, mount, mounted, testing } from "./support/edge.mjs";

const chosen = ["acme-slack", "..", ".", "chconn_", "chconn_0123456789a", "chconn_0123456789abc", "chconn_0123456789aB", "chconn_0123456789a_", "Chconn_0123456789ab", " chconn_0123456789ab", "chconn_0123456789ab\n", "chconn-0123456789ab", "slack-prod-0123456789ab", "<script>", "a".repeat(90_000)];

for (const identifier of chosen) {
  test(`a page may not choose the identifier ${JSON.stringify(identifier).slice(0, 24)}`, async () => {
    const { sandbox, post } = mount();
    const { status, json } = await post({ ...validRequest(), identifier });
    assert.deepEqual([status, json.code], [422, "validation"]);
    assert.deepEqual(json.issues.map(({ path, code }) => [path, code]), [[["identifier"], "reserved"]]);
    assert.deepEqual(sandbox.requests(), []);
  });
}

for (const identifier of [undefined, null, "", "chconn_0123456789az", ...Array.from({ length: 20 }, () => main.generateIdentifier())]) {
  test(`a page may send the identifier ${identifier?.replace(/_.*/, "_…")}`, async () => {
    const { sandbox, post } = mount({ allowIdentifier: () => assert.fail("asked") });
    assert.equal((await post({ ...validRequest(), identifier })).status, 201);
    if (identifier) assert.equal(sandbox.connections()[0].identifier, identifier);
  });
}

test("an identifier that is no text is a wrong type, and nobody is asked about it", async () => {
  const { post } = mount({ allowIdentifier: () => assert.fail("asked") });
  for (const identifier of [5, true, {}, ["chconn_0123456789ab"]]) {
    const { status, json } = await post({ ...validRequest(), identifier });
    assert.deepEqual([status, json.issues[0].path, json.issues[0].code], [422, ["identifier"], "type"]);
  }
});

test("allowIdentifier decides about every other identifier, with the scope", async () => {
  const asked = [];
  const allowIdentifier = (identifier, scope) => (asked.push([identifier, scope]), identifier.startsWith(`${scope.subscriberId}:`));
  const { sandbox, post } = mount({ allowIdentifier });
  assert.equal((await post({ ...validRequest(), identifier: "user-123:agent:7" })).status, 201);
  const { status, json } = await post({ ...validRequest(), identifier: "user-124:agent:7" });
  assert.deepEqual([status, json.issues[0].code], [422, "reserved"]);
  assert.deepEqual(asked, [["user-123:agent:7", { subscriberId: "user-123" }], ["user-124:agent:7", { subscriberId: "user-123" }]]);
  assert.deepEqual(sandbox.connections().map(({ identifier }) => identifier), ["user-123:agent:7"]);
});

test("only true allows an identifier, and a promise is waited for", async () => {
  for (const answer of [1, "yes", {}, undefined, null, false, Promise.resolve(false)]) {
    assert.equal((await mount({ allowIdentifier: () => answer }).post({ ...validRequest(), identifier: "acme" })).status, 422);
  }
  assert.equal((await mount({ allowIdentifier: async () => true }).post({ ...validRequest(), identifier: "acme" })).status, 201);
});

test("what allowIdentifier throws is logged, and not told; one that never answers takes the time of the call", async (t) => {
  const logged = t.mock.method(console, "error", () => {});
  const fault = new Error("password of the database");
  const request = { ...validRequest(), identifier: "acme" };
  const { status, json, text } = await mount({ allowIdentifier: () => { throw fault; } }).post(request);
  assert.deepEqual([status, json.code, text.includes("password")], [500, "server_error", false]);
  assert.deepEqual(logged.mock.calls.map(({ arguments: [error] }) => error), [fault]);
  const late = await mount({ timeoutMs: 50, allowIdentifier: () => new Promise(() => {}) }).post(request);
  assert.deepEqual([late.status, late.json.code], [504, "timeout"]);
});

for (const identifier of ["user-123:agent:7", "a/b", "../subscribers", "a b", "ü", "%", "a%2Fb", "?a=1#b", "a".repeat(300), "chconn_0123456789az"]) {
  test(`a look finds the identifier ${identifier.slice(0, 20)} as one segment of the path`, async () => {
    const sandbox = testing.createSandbox();
    const { page, create } = mount({ allowIdentifier: () => true }, sandbox);
    const connection = await create({ identifier });
    const { status, json } = await answerOf(page(`${mounted}/${encodeURIComponent(identifier)}`));
    assert.deepEqual([status, json], [200, connection]);
    assert.equal((await answerOf(mount({ authorize: () => ({ subscriberId: "other" }) }, sandbox).page(`${mounted}/${encodeURIComponent(identifier)}`))).status, 404);
  });
}

test("a look shows a connection of the scope, and no other: it is as if there were none", async () => {
  const { sandbox } = mount();
  const mine = await mount({}, sandbox).create();
  const looks = async (authorize, identifier = mine.identifier) => {
    const { status, text } = await answerOf(mount({ authorize }, sandbox).page(`${mounted}/${identifier}`));
    return [status, text];
  };
  const [status, text] = await looks(() => ({ subscriberId: "user-123" }));
  assert.equal(status, 200);
  assert.deepEqual(JSON.parse(text), mine);
  const missing = await looks(() => ({ subscriberId: "user-123" }), "chconn_missing");
  assert.equal(missing[0], 404);
  for (const scope of [{ subscriberId: "user-124" }, { context: { tenant: "org-acme" } }, { subscriberId: "user-123", context: { tenant: "org-acme" } }]) {
    assert.deepEqual(await looks(() => scope), missing);
  }
});

for (const path of ["../subscribers", "%2e%2e", ".", "a/b", "a/..", "chconn_a/"]) {
  test(`a look at ${path.slice(0, 20)} finds nothing, and asks nobody`, async () => {
    const { sandbox, page } = mount();
    const { status } = await answerOf(page(`${mounted}/${path}`));
    assert.equal(status, 404);
    assert.equal(sandbox.requests().length, 0);
  });
}

test("what is no percent-encoding is no identifier, and nobody is asked", async () => {
  const { sandbox, page } = mount({ authorize: () => assert.fail("asked") });
  for (const path of ["%", "%ff", "%ED%A0%80", "a%2"]) assert.equal((await answerOf(page(`${mounted}/${path}`))).status, 404, path);
  assert.deepEqual(sandbox.requests(), []);
});
