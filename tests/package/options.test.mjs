import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { created, secretKey, validRequest } from "./support/answers.mjs";
import { errorOf } from "./support/error-of.mjs";
import { importInstalled, requireInstalled } from "./support/installed.mjs";
import { serve } from "./support/serve.mjs";

const { main } = await importInstalled();
const { createChannelConnection } = main;

test("the caller's identifier, idempotency key and path prefix are used", async (t) => {
  const { url, requests } = await serve(t, created);
  const options = { secretKey: async () => secretKey, serverURL: new URL(`${url}/novu/v1`), idempotencyKey: "order-17" };
  const connection = await createChannelConnection({ ...validRequest(), identifier: "mine" }, options);
  const [{ path, headers }] = requests;
  assert.equal(connection.identifier, "mine");
  assert.equal(path, "/novu/v1/channel-connections");
  assert.equal(headers["idempotency-key"], "order-17");
  assert.equal(headers.authorization, `ApiKey ${secretKey}`);
});

test("the call says who makes it, unless the caller does", async (t) => {
  const { url, requests } = await serve(t, created);
  await createChannelConnection(validRequest(), { secretKey, serverURL: url });
  await createChannelConnection(validRequest(), { secretKey, serverURL: url, headers: { "User-Agent": "my-app/1.0" } });
  const { version } = requireInstalled("novu-channel-connections/package.json");
  assert.deepEqual(requests.map(({ headers }) => headers["user-agent"]), [`novu-channel-connections/${version}`, "my-app/1.0"]);
});

test("headers of the caller cannot replace those of the call", async (t) => {
  const { url, requests } = await serve(t, created);
  const headers = { Authorization: "Bearer theirs", "content-type": "text/plain", "IDEMPOTENCY-KEY": "theirs" };
  await createChannelConnection(validRequest(), { secretKey, serverURL: url, idempotencyKey: "own", headers });
  const sent = requests.map(({ headers }) => [headers.authorization, headers["content-type"], headers["idempotency-key"]]);
  assert.deepEqual(sent, [[`ApiKey ${secretKey}`, "application/json", "own"]]);
});

const wrongOptions = {
  secretKey: ["", "with space", "line\nbreak", 5, {}],
  serverURL: ["ftp://novu.test", "no url", "https://user:pass@novu.test", "https://novu.test/?a=1", "https://novu.test/#a", "http://novu.test", 5],
  idempotencyKey: ["", "x".repeat(256), "ü", 5],
  timeoutMs: [-1, 1.5, Number.POSITIVE_INFINITY, Number.NaN, "5"],
  fetch: ["fetch", {}],
};
for (const [name, values] of Object.entries(wrongOptions)) {
  test(`a wrong ${name} is named, without its value, before anything is sent`, async (t) => {
    const { url, requests } = await serve(t, created);
    for (const value of values) {
      const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url, [name]: value }));
      assert.deepEqual([error.code, error.attempts], ["configuration", 0], inspect(value));
      assert.match(error.message, new RegExp(name));
      if (typeof value === "string" && value.length > 5) assert.ok(!error.message.includes(value), error.message);
    }
    assert.equal(requests.length, 0);
  });
}

test("neither key nor server is refused: it would ask Novu without a key", async () => {
  const options = { fetch: () => assert.fail("something was sent") };
  assert.equal((await errorOf(createChannelConnection(validRequest(), options))).code, "configuration");
});

test("aborting rejects with the reason itself", async (t) => {
  const reason = { why: "the user left" };
  const controller = new AbortController();
  const { url } = await serve(t, () => {
    controller.abort(reason);
    return new Promise(() => {});
  });
  const promise = createChannelConnection(validRequest(), { secretKey, serverURL: url, signal: controller.signal });
  assert.equal(await promise.catch((error) => error), reason);
});

test("a signal that was aborted before sends nothing", async (t) => {
  const { url, requests } = await serve(t, created);
  const promise = createChannelConnection(validRequest(), { secretKey, serverURL: url, signal: AbortSignal.abort("early") });
  assert.equal(await promise.catch((error) => error), "early");
  assert.equal(requests.length, 0);
});

test("a fetch of the caller is called without a this", async () => {
  const seen = [];
  const fetch = function (url, init) {
    seen.push(this);
    return created(new Request(url, init));
  };
  await createChannelConnection(validRequest(), { secretKey, serverURL: "https://novu.test", fetch });
  assert.deepEqual(seen, [undefined]);
});

const noResponses = {
  undefined: undefined,
  "a text": "ok",
  "an object without headers": { status: 201, body: null },
  "an object whose status is no number of HTTP": { status: Number.NaN, headers: new Headers(), body: null },
  "an object without a status": { headers: new Headers(), body: null },
  "an object without a stream": { status: 201, headers: new Headers(), json: async () => ({ identifier: "a" }), text: async () => "{}" },
  "a getter that throws": { get status() { throw new Error("no"); } }, // prettier-ignore
};
for (const [what, answer] of Object.entries(noResponses)) {
  test(`a fetch that resolves to no readable Response (${what}) is a wrong option, and is not asked again`, async () => {
    let calls = 0;
    const fetch = async () => (calls++, answer);
    const error = await errorOf(createChannelConnection(validRequest(), { secretKey, fetch }));
    assert.deepEqual([error.code, error.outcome, error.attempts, calls], ["configuration", "unknown", 1, 1]);
    assert.match(error.message, /^fetch must resolve to a Response/);
  });
}
