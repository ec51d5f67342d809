// What a call makes of an answer that is no good, never ends, or never comes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { failed, secretKey, validRequest } from "./support/answers.mjs";
import { errorOf } from "./support/error-of.mjs";
import { importInstalled } from "./support/installed.mjs";
import { runNode } from "./support/run-node.mjs";
import { serve } from "./support/serve.mjs";

const { main } = await importInstalled();
const { createChannelConnection } = main;

test("each body has a TextDecoder of its own: that of JavaScriptCore fails after 2 GiB", async () => {
  const results = await runNode(`
    const { TextDecoder } = globalThis;
    globalThis.TextDecoder = class extends TextDecoder {
      #isOfGlue;
      #isUsed = false;
      constructor(...args) {
        super(...args);
        this.#isOfGlue = args.length > 0;
      }
      decode(...args) {
        if (!this.#isOfGlue && this.#isUsed) throw new RangeError("too much");
        this.#isUsed = true;
        return super.decode(...args);
      }
    };
    const { createChannelConnection } = await import("novu-channel-connections");
    const fetch = async () => Response.json({ data: { identifier: "mine" } }, { status: 201 });
    const request = { integrationIdentifier: "slack", subscriberId: "u", workspace: { id: "T" }, auth: { accessToken: "xoxb-1" } };
    const create = () => createChannelConnection(request, { secretKey: "key-1", fetch }).then(({ identifier }) => identifier, ({ code }) => code);
    report([await create(), await create()]);
  `);
  assert.deepEqual(results, ["mine", "mine"]);
});

for (const [what, body] of Object.entries({ "no JSON": "<html>", "no connection": "{}", nothing: "" })) {
  test(`a success that holds ${what} is an invalid response, and may have created`, async (t) => {
    const { url } = await serve(t, ({ method }) => (method === "POST" ? new Response(body, { status: 201 }) : failed(500)));
    const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url, maxRetries: 0 }));
    assert.deepEqual([error.code, error.outcome], ["invalid_response", "unknown"]);
  });
}

test("a cut connection is told as such, and may have created", async (t) => {
  const { url } = await serve(t, () => undefined);
  const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url, maxRetries: 0 }));
  assert.deepEqual([error.code, error.outcome, error.attempts], ["connection_failed", "unknown", 1]);
});

test("a server that never answers is a timeout", async (t) => {
  const { url } = await serve(t, () => new Promise(() => {}));
  const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url, timeoutMs: 50, maxRetries: 0 }));
  assert.deepEqual([error.code, error.outcome], ["timeout", "unknown"]);
});

test("a body that never ends is a timeout", async (t) => {
  const endless = () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"data":')) }), { status: 201 });
  const { url } = await serve(t, endless);
  const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url, timeoutMs: 200, maxRetries: 0 }));
  assert.deepEqual([error.code, error.outcome], ["timeout", "unknown"]);
});

test("a Response of the type error is no answer", async () => {
  const error = await errorOf(createChannelConnection(validRequest(), { secretKey, fetch: async () => Response.error(), maxRetries: 0 }));
  assert.deepEqual([error.code, error.outcome], ["connection_failed", "unknown"]);
});

/** As node-fetch answers: the body is no stream of the platform's, but can be iterated. */
const iterated = (body) => async () => ({ status: 201, ok: true, headers: new Headers(), body });

test("a body that can only be iterated is read", async () => {
  async function* body() {
    yield Buffer.from('{"data":{"identifier":');
    yield Buffer.from('"a"}}');
  }
  const connection = await createChannelConnection({ ...validRequest(), identifier: "a" }, { secretKey, fetch: iterated(body()) });
  assert.equal(connection.identifier, "a");
});

test("a body that can only be iterated has the limit of every body, and is not read further", async () => {
  let read = 0;
  async function* body() {
    for (; read < 10_000; read++) yield Buffer.alloc(64 * 1024, " ");
  }
  const fetch = async (_, { method }) => (method === "POST" ? iterated(body())() : failed(404));
  const error = await errorOf(createChannelConnection(validRequest(), { secretKey, fetch }));
  assert.equal(error.code, "invalid_response");
  assert.ok(read < 20, `${read} chunks`);
});
