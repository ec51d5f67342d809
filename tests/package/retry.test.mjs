import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { asAnswered, created, failed, secretKey, validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";
import { serve } from "./support/serve.mjs";

const { main, testing } = await importInstalled();
const { createChannelConnection } = main;

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

test("an attempt that fails long after its time was over says nothing of the next one", async () => {
  let failFirst;
  let requests = 0;
  const fetch = async (url, init) => {
    requests++;
    // A fetch of somebody's own that does not heed its signal.
    if (requests === 1) return new Promise((_, reject) => (failFirst = reject));
    failFirst(new TypeError("the first one"));
    // What that brings about has come about by then.
    await new Promise((resolve) => setTimeout(resolve));
    return created(new Request(url, init));
  };
  const events = [];
  const options = { secretKey, fetch, attemptTimeoutMs: 50, maxRetries: 1, onAttempt: (event) => events.push(event) };
  await createChannelConnection(validRequest(), options);
  assert.deepEqual(events.map(({ attempt, type }) => [attempt, type]), [[1, "attempt"], [1, "failure"], [1, "wait"], [2, "attempt"], [2, "answer"]]);
});

test("a wait is not over because the attempt before it fails at last", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  let failFirst;
  let requests = 0;
  const fetch = async (url, init) => {
    requests++;
    return requests === 1 ? new Promise((_, reject) => (failFirst = reject)) : created(new Request(url, init));
  };
  let begin;
  const waiting = new Promise((resolve) => (begin = resolve));
  const onAttempt = ({ type }) => type === "wait" && begin();
  const call = createChannelConnection(validRequest(), { secretKey, fetch, attemptTimeoutMs: 50, maxRetries: 1, onAttempt });
  await turn();
  t.mock.timers.tick(50);
  await waiting;
  failFirst(new TypeError("the first one"));
  await turn();
  assert.equal(requests, 1);
  t.mock.timers.tick(500);
  await call;
  assert.equal(requests, 2);
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

/** What a listener is told of a call, without durations, which are checked. */
async function toldOf(call) {
  const events = [];
  const onAttempt = ({ durationMs, ...event }) => {
    const ends = event.type === "answer" || event.type === "failure";
    assert.equal(ends, durationMs >= 0, `${event.type}: ${durationMs}`);
    events.push(event);
  };
  const error = await call(onAttempt).catch((error) => error);
  return { events, error };
}

test("what ends an attempt has the method, the identifier and the duration: enough for one line of a log", async () => {
  const { fetch } = testing.createSandbox({ faults: [{ kind: "drop-after", on: 1 }] });
  const { events } = await toldOf((onAttempt) => createChannelConnection({ ...validRequest(), identifier: "mine" }, { secretKey, fetch, onAttempt }));
  const [post, get] = [{ method: "POST", identifier: "mine" }, { method: "GET", identifier: "mine", lookup: true }];
  const [{ waitMs }] = events.splice(2, 1);
  assert.ok(waitMs <= 500);
  assert.deepEqual(events, [
    { type: "attempt", attempt: 1, ...post },
    { type: "failure", attempt: 1, ...post, code: "connection_failed" },
    { type: "attempt", attempt: 2, ...post },
    { type: "answer", attempt: 2, ...post, status: 409 },
    { type: "attempt", attempt: 2, ...get },
    { type: "answer", attempt: 2, ...get, status: 200 },
  ]);
});

test("an identifier with a token in it is in no event", async (t) => {
  const { url } = await serve(t, () => failed(400));
  const request = validRequest();
  const { events } = await toldOf((onAttempt) => createChannelConnection({ ...request, identifier: `x${request.auth.accessToken}` }, { secretKey, serverURL: url, onAttempt }));
  assert.deepEqual(events.map(({ identifier }) => identifier), [undefined, undefined]);
});

/** A URL where nobody listens any more. */
async function nobody() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

test("a connection that fails says why, with the system's code", async () => {
  const serverURL = await nobody();
  const { events, error } = await toldOf((onAttempt) => createChannelConnection(validRequest(), { secretKey, serverURL, maxRetries: 0, onAttempt }));
  assert.deepEqual([error.code, error.reason, events.at(-1).reason], ["connection_failed", "ECONNREFUSED", "ECONNREFUSED"]);
  assert.match(error.message, /ECONNREFUSED/);
});

for (const [what, cause, reason] of [
  ["the code of an exception", Object.assign(new Error("secret"), { code: "ENOTFOUND" }), "ENOTFOUND"],
  ["the code of its cause", new TypeError("fetch failed", { cause: { code: "CERT_HAS_EXPIRED" } }), "CERT_HAS_EXPIRED"],
  ["no code of other characters", Object.assign(new Error("secret"), { code: "xoxb-a-token" }), undefined],
  ["no code that is too long", Object.assign(new Error("secret"), { code: "A".repeat(42) }), undefined],
  ["no code that is a number, as that of a DOMException", new DOMException("secret", "NetworkError"), undefined],
  ["no getter that throws", { get code() { throw new Error("secret"); } }, undefined],
  ["nothing of what is no exception", undefined, undefined],
]) {
  test(`as a reason counts ${what}`, async () => {
    const fetch = () => Promise.reject(cause);
    const { events, error } = await toldOf((onAttempt) => createChannelConnection(validRequest(), { secretKey, fetch, maxRetries: 0, onAttempt }));
    assert.deepEqual([error.code, error.reason, events.at(-1).reason], ["connection_failed", reason, reason]);
    assert.equal("reason" in error.toJSON(), reason !== undefined);
    assert.doesNotMatch(`${error}${JSON.stringify(events)}`, /secret|xoxb/);
  });
}

for (const [when, abortAt] of [["as it is sent", "attempt"], ["while its answer is read", "body"]]) {
  test(`an attempt that is aborted ${when} ends with a failure that says so`, async () => {
    const controller = new AbortController();
    const body = new ReadableStream({ pull: () => controller.abort("enough") }, { highWaterMark: 0 });
    const fetch = async () => new Response(body, { status: 201 });
    const { events, error } = await toldOf((onAttempt) => {
      const listener = (event) => {
        onAttempt(event);
        if (event.type === abortAt) controller.abort("enough");
      };
      return createChannelConnection(validRequest(), { secretKey, fetch, signal: controller.signal, onAttempt: listener });
    });
    assert.equal(error, "enough");
    assert.deepEqual(events.map(({ type, code }) => [type, code]), [["attempt", undefined], ["failure", "aborted"]]);
  });
}

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

/** What a network does to the first request, of which `answer` is what the server says. */
const faults = {
  "is lost": () => undefined,
  "has its answer lost": async (answer) => void (await answer()),
  "has its answer broken off": async (answer) => {
    const text = await (await answer()).text();
    const half = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2))),
      pull: (controller) => controller.error(new Error("cut")),
    });
    return new Response(half, { status: 201, headers: { "content-type": "application/json" } });
  },
  "is answered by a gateway after it arrived": async (answer) => {
    await answer();
    return new Response("<h1>Bad gateway</h1>", { status: 502 });
  },
  "is answered with a page that is no connection": async (answer) => {
    await answer();
    return new Response("<h1>Welcome</h1>");
  },
};

for (const idempotency of [false, true]) {
  for (const [what, fault] of Object.entries(faults)) {
    test(`exactly one connection is created where the first request ${what}, ${idempotency ? "with" : "without"} Novu's idempotency`, async (t) => {
      const sandbox = testing.createSandbox({ idempotency });
      let isFirst = true;
      const { url, requests } = await serve(t, (request) => {
        const answer = () => sandbox.handle(request);
        if (!isFirst) return answer();
        isFirst = false;
        return fault(answer);
      });
      const connection = await createChannelConnection(validRequest(), { secretKey, serverURL: url });
      assert.deepEqual(sandbox.connections().map(asAnswered), [connection]);
      const posts = requests.filter(({ method }) => method === "POST");
      assert.ok(posts.every(({ body }) => body === posts[0].body));
    });
  }
}

test("a redirect is not followed: the secrets go to nobody else", async (t) => {
  const elsewhere = await serve(t, created);
  const { url, requests } = await serve(t, () => Response.redirect(elsewhere.url, 307));
  const error = await createChannelConnection(validRequest(), { secretKey, serverURL: url }).catch((error) => error);
  assert.deepEqual([error.code, error.status, error.outcome, requests.length], ["redirected", 307, "not_created", 1]);
  assert.equal(elsewhere.requests.length, 0);
});
