import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { created, failed, secretKey, secrets, validRequest } from "./support/answers.mjs";
import { importInstalled, requireInstalled } from "./support/installed.mjs";
import { runWorker } from "./support/run-worker.mjs";
import { serve } from "./support/serve.mjs";

const { main, testing } = await importInstalled();
const { createChannelConnection, isValidIdentifier, NovuError, retrieveChannelConnection } = main;

/** Creates against a server, and returns the error that this must end in. */
async function errorOf(promise) {
  const error = await promise.then(
    () => assert.fail("the call succeeded"),
    (error) => error,
  );
  assert.ok(error instanceof NovuError, String(error));
  return error;
}

for (const [how, entry] of Object.entries({ import: main, require: requireInstalled("novu-channel-connections") })) {
  test(`${how}: a connection is created and returned without its envelope`, async (t) => {
    const { url, requests } = await serve(t, created);
    const connection = await entry.createChannelConnection(validRequest(), { secretKey, serverURL: url });
    assert.equal(connection.providerId, "slack");
    assert.deepEqual(connection.contextKeys, ["tenant:org-acme"]);
    assert.equal(connection.data, undefined);
    assert.equal(requests.length, 1);
  });
}

test("the request goes out as it came, with a key, an idempotency key and an identifier", async (t) => {
  const { url, requests } = await serve(t, created);
  const connection = await createChannelConnection(validRequest(), { secretKey, serverURL: url, headers: { "x-trace": "1" } });
  const [{ method, path, headers, body }] = requests;
  assert.deepEqual([method, path], ["POST", "/v1/channel-connections"]);
  assert.equal(headers.authorization, `ApiKey ${secretKey}`);
  assert.match(headers["content-type"], /^application\/json/);
  assert.match(headers["idempotency-key"], /^[\x21-\x7e]{1,255}$/);
  assert.equal(headers["x-trace"], "1");
  const { identifier, ...sent } = JSON.parse(body);
  assert.deepEqual(sent, validRequest());
  assert.ok(isValidIdentifier(identifier));
  assert.equal(connection.identifier, identifier);
});

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

for (const [code, what, change] of [["integration", "integration", { integrationIdentifier: "no-such" }], ["subscriber", "subscriber", { subscriberId: "nobody" }]]) {
  test(`a ${what} that Novu does not know is named as what was not found`, async () => {
    const { fetch } = testing.createSandbox({ integrations: [{ identifier: "slack-prod" }], subscribers: ["user-123"] });
    const request = { ...validRequest(), auth: { accessToken: "xoxb-token" }, ...change };
    const error = await createChannelConnection(request, { secretKey, fetch }).catch((error) => error);
    assert.deepEqual([error.code, error.resource, error.toJSON().resource], ["not_found", code, code]);
  });
}

test("headers of the caller cannot replace those of the call", async (t) => {
  const { url, requests } = await serve(t, created);
  const headers = { Authorization: "Bearer theirs", "content-type": "text/plain", "IDEMPOTENCY-KEY": "theirs" };
  await createChannelConnection(validRequest(), { secretKey, serverURL: url, headers }).catch((error) => assert.equal(error.code, "configuration"));
  for (const { headers } of requests) {
    assert.equal(headers.authorization, `ApiKey ${secretKey}`);
    assert.match(headers["content-type"], /^application\/json/);
    assert.notEqual(headers["idempotency-key"], "theirs");
  }
});

test("without a key no Authorization is sent", async (t) => {
  const { url, requests } = await serve(t, created);
  await createChannelConnection(validRequest(), { serverURL: url });
  assert.equal(requests[0].headers.authorization, undefined);
});

test("a wrong request is not sent, and every fault has its path", async (t) => {
  const { url, requests } = await serve(t, created);
  const request = { ...validRequest(), integrationIdentifier: 5, workspace: {}, auth: { accessToken: "" } };
  const error = await errorOf(createChannelConnection(request, { secretKey, serverURL: url }));
  assert.deepEqual([error.code, error.outcome, error.attempts], ["validation", "not_created", 0]);
  assert.deepEqual(
    error.issues.map(({ path }) => path),
    [["integrationIdentifier"], ["workspace", "id"], ["auth", "accessToken"]],
  );
  assert.equal(requests.length, 0);
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

const codes = {
  400: "bad_request",
  401: "unauthorized",
  402: "payment_required",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "payload_too_large",
  418: "bad_request",
  422: "unprocessable",
};
for (const [status, code] of Object.entries(codes)) {
  test(`${status} is ${code}, asked once and not created`, async (t) => {
    const { url, requests } = await serve(t, () => failed(Number(status)));
    const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url }));
    assert.deepEqual([error.code, error.status, error.outcome, error.attempts], [code, Number(status), "not_created", 1]);
    assert.equal(requests.filter(({ method }) => method === "POST").length, 1);
  });
}

test("a conflict names the connection that is in the way", async (t) => {
  const message =
    'A channel connection already exists for integration "slack-prod" with subscriberId "user-123" and no context. Connection ID: chconn_abc';
  const { url } = await serve(t, () => failed(409, { message }));
  const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url }));
  assert.equal(error.connectionIdentifier, "chconn_abc");
});

test("a connection that an earlier call made is not taken for the one of a lost attempt", async () => {
  const sandbox = testing.createSandbox({ faults: [{ kind: "drop-before", on: 2 }] });
  const options = { secretKey: "any", fetch: sandbox.fetch };
  const request = { ...validRequest(), identifier: "acme-slack" };
  await createChannelConnection({ ...request, auth: { accessToken: "xoxb-the-old-token" } }, options);
  const error = await createChannelConnection(request, options).catch((error) => error);
  assert.deepEqual([error.code, error.outcome, error.connectionIdentifier], ["conflict", "not_created", "acme-slack"]);
  const { auth } = await retrieveChannelConnection("acme-slack", options);
  assert.equal(auth.accessToken, "xoxb-the-old-token");
});

test("redirects are not followed: key and token stay with the origin they were meant for", async (t) => {
  const elsewhere = await serve(t, created);
  const { url } = await serve(t, () => new Response(null, { status: 307, headers: { location: elsewhere.url } }));
  const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url }));
  assert.equal(error.code, "redirected");
  assert.equal(elsewhere.requests.length, 0);
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

const echoing = {
  "400 that echoes all": (text) => failed(400, { message: text, errors: { general: { messages: [text], value: text } }, errorId: text }),
  "422 that echoes all": (text) => failed(422, { message: text, errors: { [text]: { messages: [text], value: text } } }),
  "409 that echoes all": (text) => failed(409, { message: `${text} Connection ID: ${text}` }),
  "500 that echoes all": (text) => failed(500, { message: text, errorId: text }),
  "201 that is no connection": (text) => Response.json({ data: text }, { status: 201 }),
  "cut connection": () => undefined,
};
for (const [what, answer] of Object.entries(echoing)) {
  test(`no secret is in the error after a ${what}, however it is printed`, async (t) => {
    const { url } = await serve(t, (request) => answer(`${request.headers.get("authorization")} ${secrets.join(" ")}`));
    const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url, maxRetries: 0 }));
    const printed = [String(error), error.stack, JSON.stringify(error), inspect(error, { depth: Infinity, showHidden: true }), inspect(error.cause)];
    for (const text of printed) for (const secret of secrets) assert.ok(!text.includes(secret), text);
  });
}

test("a request whose getters change is read once: what was judged is sent, and does not show in an error", async (t) => {
  const tokens = ["xoxb-first-token", "nvsk.second-token", "xoxb-third-token"];
  const left = [...tokens];
  const auth = Object.defineProperty({}, "accessToken", { get: () => left.shift(), enumerable: true });
  const { url, requests } = await serve(t, (request) => failed(400, { message: `wrong: ${tokens.join(" ")} ${request.body}` }));
  const error = await errorOf(createChannelConnection({ ...validRequest(), auth }, { secretKey, serverURL: url, maxRetries: 0 }));
  assert.deepEqual(left, tokens.slice(1));
  assert.deepEqual(JSON.parse(requests[0].body).auth, { accessToken: tokens[0] });
  assert.ok(!inspect(error).includes(tokens[0]));
});

test("a worker creates a connection", async (t) => {
  const { url, requests } = await serve(t, created);
  const source = `
    import { createChannelConnection } from "novu-channel-connections";
    export default {
      async fetch(request, env) {
        return Response.json(await createChannelConnection(await request.json(), { secretKey: env.KEY, serverURL: env.URL }));
      },
    };
  `;
  const dispatch = await runWorker(t, source, { bindings: { KEY: secretKey, URL: url } });
  const answer = await dispatch("http://worker.test/", { method: "POST", body: JSON.stringify(validRequest()) });
  assert.equal((await answer.json()).providerId, "slack");
  assert.equal(requests[0].headers.authorization, `ApiKey ${secretKey}`);
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

test("an error as JSON has its name and message, and what else it says", async () => {
  const error = await errorOf(createChannelConnection(validRequest(), { secretKey, fetch: async () => failed(403), maxRetries: 0 }));
  const { name, message, code, status, attempts } = JSON.parse(JSON.stringify(error));
  assert.deepEqual([name, message, code, status, attempts], ["NovuError", error.message, "forbidden", 403, 1]);
});
