// Whom the application lets in, and what it is asked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { validRequest } from "./support/answers.mjs";
import { answerOf, mount, mounted } from "./support/edge.mjs";

for (const [what, scope] of Object.entries({ undefined: undefined, null: null, "{}": {}, false: false, "an empty text": "" })) {
  test(`without a scope (${what}) nobody connects or looks`, async () => {
    const { sandbox, post, page } = mount({ authorize: () => scope });
    const { status, json } = await post(validRequest());
    assert.deepEqual([status, json.code], [403, "forbidden"]);
    assert.equal((await answerOf(page(`${mounted}/chconn_a`))).status, 403);
    assert.equal(sandbox.requests().length, 0);
  });
}

for (const member of ["subscriberId", "context"]) {
  for (const [what, nothing] of Object.entries({ undefined: undefined, null: null, "an empty text": "", "an empty object": {} })) {
    if (member === "subscriberId" && what === "an empty object") continue;
    test(`a scope whose ${member} says nothing (${what}) lets nobody in, and the console says why`, async (t) => {
      const error = t.mock.method(console, "error", () => {});
      const whole = { subscriberId: "user-123", context: { tenant: "org-acme" } };
      const { sandbox, post } = mount({ authorize: () => ({ ...whole, [member]: nothing }) });
      const { status, json } = await post(validRequest());
      assert.deepEqual([status, json.code], [403, "forbidden"]);
      assert.deepEqual(sandbox.requests(), []);
      assert.equal(error.mock.callCount(), 1);
      assert.match(error.mock.calls[0].arguments.join(" "), /^authorize returned a scope/);
    });
  }
}

for (const [what, scope] of Object.entries({ true: true, "a text": "user-123", "a number": { subscriberId: 5 }, "a context that is none": { context: "org" }, "a getter that throws": { get subscriberId() { throw new Error("no"); } } })) {
  test(`a decision that is no scope (${what}) is a fault of the application, and admits nobody`, async () => {
    const { sandbox, post } = mount({ authorize: () => scope });
    const { status, json } = await post(validRequest());
    assert.deepEqual([status, json.code], [500, "configuration"]);
    assert.match(json.message, /authorize/);
    assert.equal(sandbox.requests().length, 0);
  });
}

test("a response of authorize is the answer, with our headers beside its own", async () => {
  const authorize = () => new Response("log in", { status: 401, headers: { "WWW-Authenticate": "Bearer", "Cache-Control": "public" } });
  const { sandbox, page } = mount({ authorize });
  const response = await page(mounted, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
  assert.deepEqual([response.status, await response.text()], [401, "log in"]);
  assert.deepEqual([response.headers.get("WWW-Authenticate"), response.headers.get("Cache-Control")], ["Bearer", "no-store"]);
  assert.equal(sandbox.requests().length, 0);
});

test("what authorize throws is logged, and not told", async (t) => {
  const logged = t.mock.method(console, "error", () => {});
  const fault = new Error("password of the database");
  const { post } = mount({ authorize: async () => Promise.reject(fault) });
  const { status, json, text } = await post(validRequest());
  assert.deepEqual([status, json.code], [500, "server_error"]);
  assert.ok(!text.includes("password"));
  assert.deepEqual(logged.mock.calls.map(({ arguments: [error] }) => error), [fault]);
});

test("authorize sees the request and its JSON", async () => {
  const seen = [];
  const { post } = mount({ authorize: (request, body) => (seen.push([request.url, request.headers.get("Cookie"), request.method, body]), { subscriberId: "a" }) });
  await post(validRequest(), { headers: { Cookie: "session=1" } });
  assert.deepEqual(seen, [[mounted, "session=1", "POST", validRequest()]]);
});
