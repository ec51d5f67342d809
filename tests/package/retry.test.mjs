import assert from "node:assert/strict";
import { test } from "node:test";
import { created, failed, secretKey, validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";
import { serve } from "./support/serve.mjs";

const { createChannelConnection } = (await importInstalled()).main;

/** Answers with each of `answers` once, in order, and with the last one from then on. */
const inTurn = (...answers) => {
  let next = 0;
  return (request) => answers[Math.min(next++, answers.length - 1)](request);
};
const busy = (status) => () => failed(status, {}, { "retry-after": "0" });

for (const status of [408, 429, 500, 502, 503, 504]) {
  test(`after ${status} the same request is sent again`, async (t) => {
    const { url, requests } = await serve(t, inTurn(busy(status), created));
    const connection = await createChannelConnection(validRequest(), { secretKey, serverURL: url });
    const [first, second] = requests.filter(({ method }) => method === "POST");
    assert.equal(second.body, first.body);
    assert.equal(second.headers["idempotency-key"], first.headers["idempotency-key"]);
    assert.equal(connection.identifier, JSON.parse(first.body).identifier);
  });
}

test("maxRetries bounds the attempts, and the error counts them", async (t) => {
  const { url, requests } = await serve(t, busy(503));
  const promise = createChannelConnection(validRequest(), { secretKey, serverURL: url, maxRetries: 2 });
  const error = await promise.catch((error) => error);
  assert.deepEqual([error.code, error.outcome, error.attempts], ["server_error", "unknown", 3]);
  assert.equal(requests.filter(({ method }) => method === "POST").length, 3);
});

test("a wait that does not fit into the time left fails at once, and says how long it would be", async (t) => {
  const { url, requests } = await serve(t, () => failed(429, {}, { "retry-after": "86400" }));
  const error = await createChannelConnection(validRequest(), { secretKey, serverURL: url }).catch((error) => error);
  assert.deepEqual([error.code, error.retryAfterMs, error.attempts], ["rate_limited", 86_400_000, 1]);
  assert.equal(requests.length, 1);
});

test("aborting during a wait rejects at once with the reason", async (t) => {
  const controller = new AbortController();
  const { url, requests } = await serve(t, () => failed(429, {}, { "retry-after": "20" }));
  const onAttempt = ({ type }) => type === "wait" && controller.abort("enough");
  const promise = createChannelConnection(validRequest(), { secretKey, serverURL: url, signal: controller.signal, onAttempt });
  assert.equal(await promise.catch((error) => error), "enough");
  assert.equal(requests.length, 1);
});

test("each attempt, answer and wait is told, without a secret; an exception of the listener is ignored", async (t) => {
  const { url } = await serve(t, inTurn(busy(503), created));
  const events = [];
  const onAttempt = (event) => {
    events.push(event);
    throw new Error("a faulty listener");
  };
  await createChannelConnection(validRequest(), { secretKey, serverURL: url, onAttempt });
  assert.deepEqual(
    events.map(({ type, attempt, status }) => [type, attempt, status]),
    [
      ["attempt", 1, undefined],
      ["answer", 1, 503],
      ["wait", 1, undefined],
      ["attempt", 2, undefined],
      ["answer", 2, 201],
    ],
  );
});

test("after a replayed failure the next attempt has a new key and the same identifier", async (t) => {
  const replayed = () => failed(500, {}, { "idempotency-replay": "true", "retry-after": "0" });
  const { url, requests } = await serve(t, inTurn(replayed, created));
  await createChannelConnection(validRequest(), { secretKey, serverURL: url, idempotencyKey: "mine" });
  const [first, second] = requests;
  assert.equal(first.headers["idempotency-key"], "mine");
  assert.notEqual(second.headers["idempotency-key"], "mine");
  assert.equal(second.body, first.body);
});

for (const name of ["attemptTimeoutMs", "maxRetries"]) {
  test(`a wrong ${name} is named before anything is sent`, async (t) => {
    const { url, requests } = await serve(t, created);
    for (const value of [-1, 1.5, Number.POSITIVE_INFINITY, Number.NaN, "5"]) {
      const error = await createChannelConnection(validRequest(), { secretKey, serverURL: url, [name]: value }).catch((error) => error);
      assert.deepEqual([error.code, error.attempts], ["configuration", 0], String(value));
      assert.match(error.message, new RegExp(name));
    }
    assert.equal(requests.length, 0);
  });
}
