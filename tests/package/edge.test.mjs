import assert from "node:assert/strict";
import { test } from "node:test";
import { failed, secrets, validRequest } from "./support/answers.mjs";
import { answerOf, main, mount, mounted, serverURL } from "./support/edge.mjs";

const { NovuError } = main;
const errorOf = (promise) =>
  promise.then(
    () => assert.fail("the call succeeded"),
    (error) => (error instanceof NovuError ? error : assert.fail(error)),
  );

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

for (const [what, headers] of Object.entries({
  "a foreign Origin": { Origin: "https://evil.example" },
  "the Origin null": { Origin: "null" },
  "a subdomain": { Origin: "https://sub.my.app" },
  "the same host without TLS": { Origin: "http://my.app" },
  "an allowed origin with more behind it": { Origin: "https://app.example.evil" },
  "Sec-Fetch-Site: cross-site": { "Sec-Fetch-Site": "cross-site" },
  "Sec-Fetch-Site: same-site": { "Sec-Fetch-Site": "same-site" },
})) {
  test(`${what} is refused before anything`, async () => {
    const authorize = () => assert.fail("asked");
    const { sandbox, post, page } = mount({ authorize, allowedOrigins: ["https://app.example"] });
    for (const method of ["POST", "PUT", "OPTIONS"]) {
      const { status, json, headers: got } = await post(method === "OPTIONS" ? undefined : validRequest(), { method, headers });
      assert.deepEqual([status, json.code, got.get("Access-Control-Allow-Origin")], [403, "forbidden", null], method);
    }
    assert.equal((await answerOf(page(`${mounted}/chconn_a`, { headers }))).status, 403);
    assert.equal(sandbox.requests().length, 0);
  });
}

test("a page of the handler's own origin may connect, also behind a proxy that ends TLS", async () => {
  for (const headers of [{ Origin: "https://my.app" }, { Origin: "https://public.example", "Sec-Fetch-Site": "same-origin" }]) {
    const { status, headers: got } = await mount().post(validRequest(), { headers });
    assert.deepEqual([status, got.get("Access-Control-Allow-Origin")], [201, null]);
  }
});

test("a page of an allowed origin asks first, and may read every answer", async () => {
  const { post, page } = mount({ allowedOrigins: ["https://other.example", "https://app.example"] });
  const headers = { Origin: "https://app.example", "Sec-Fetch-Site": "cross-site" };
  const preflight = await answerOf(page(mounted, { method: "OPTIONS", headers: { ...headers, "Access-Control-Request-Method": "POST" } }));
  assert.deepEqual([preflight.status, preflight.text], [204, ""]);
  for (const name of ["authorization", "content-type", "idempotency-key"]) {
    assert.ok(preflight.headers.get("Access-Control-Allow-Headers").toLowerCase().split(",").includes(name), name);
  }
  assert.match(preflight.headers.get("Access-Control-Allow-Methods"), /GET.*POST/);
  for (const answer of [preflight, await post(validRequest(), { headers }), await post("{", { headers }), await post("{}", { headers })]) {
    assert.equal(answer.headers.get("Access-Control-Allow-Origin"), "https://app.example");
    assert.equal(answer.headers.get("Access-Control-Allow-Credentials"), "true");
    assert.equal(answer.headers.get("Vary"), "Origin");
  }
});

for (const type of ["text/plain", "text/plain; a=application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "application/jsonp", ""]) {
  test(`what a form can send without asking first is refused: ${type || "no type"}`, async () => {
    const { sandbox, post } = mount();
    const { status, json } = await post(validRequest(), { headers: { "Content-Type": type } });
    assert.deepEqual([status, json.code], [415, "unsupported_media_type"]);
    assert.equal(sandbox.requests().length, 0);
  });
}

for (const [method, url, allow] of [
  ["GET", mounted, "POST"], ["PUT", mounted, "POST"], ["DELETE", mounted, "POST"], ["HEAD", mounted, "POST"], ["OPTIONS", mounted, "POST"],
  ["POST", `${mounted}/chconn_a`, "GET"], ["DELETE", `${mounted}/chconn_a`, "GET"], ["PATCH", `${mounted}/chconn_a`, "GET"],
]) {
  test(`${method} ${new URL(url).pathname} is 405, with the method to use`, async () => {
    const { sandbox, page } = mount();
    const response = await page(url, { method, headers: { "Content-Type": "application/json" }, body: ["GET", "HEAD", "OPTIONS"].includes(method) ? undefined : "{}" });
    assert.deepEqual([response.status, response.headers.get("Allow")], [405, allow]);
    assert.equal(sandbox.requests().length, 0);
  });
}

test("a body over the limit is cut off, and not read further", async () => {
  let pulled = 0;
  let cancelled = false;
  const body = new ReadableStream({
    pull: (stream) => (pulled++, stream.enqueue(new Uint8Array(10 * 1024).fill(32))),
    cancel: () => void (cancelled = true),
  });
  const { sandbox, post } = mount();
  const { status, json } = await post(body, { duplex: "half" });
  assert.deepEqual([status, json.code, cancelled], [413, "payload_too_large", true]);
  assert.ok(pulled <= 13, `${pulled} chunks`);
  assert.equal(sandbox.requests().length, 0);
});

test("a body that never ends takes the time of the call, and no more", async () => {
  let cancelled = false;
  const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode("{")), cancel: () => void (cancelled = true) });
  const { status, json } = await mount({ timeoutMs: 50 }).post(body, { duplex: "half" });
  assert.deepEqual([status, json.code, cancelled], [408, "timeout", true]);
});

test("an authorize or a Novu that never answers takes the time of the call, and no more", async () => {
  const never = () => new Promise(() => {});
  assert.deepEqual(await mount({ timeoutMs: 50, authorize: never }).post(validRequest()).then(({ status, json }) => [status, json.code]), [504, "timeout"]);
  assert.deepEqual(await mount({ timeoutMs: 50, fetch: never }).post(validRequest()).then(({ status, json }) => [status, json.code]), [504, "timeout"]);
});

test("what is no JSON, or cannot be read, is a bad request", async () => {
  const { sandbox, handle, post } = mount();
  for (const body of ["", "{", "{} x", "undefined"]) assert.deepEqual(await post(body).then(({ status, json }) => [status, json.code]), [400, "bad_request"]);
  const request = new Request(mounted, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
  await request.text();
  assert.equal((await answerOf(handle(request))).status, 400);
  for (const body of ["null", "[]", "5", '"text"', "{}"]) assert.equal((await post(body)).status, 422);
  assert.equal(sandbox.requests().length, 0);
});

test("a wrong request is answered with its issues, which the page's call understands", async () => {
  const { sandbox, post } = mount();
  const { status, json } = await post({ ...validRequest(), workspace: { id: "" } });
  assert.deepEqual([status, json.code, json.issues.map(({ path }) => path)], [422, "validation", [["workspace", "id"]]]);
  const { page } = mount();
  const error = await errorOf(main.createChannelConnection(validRequest(), { serverURL, fetch: (url, init) => page(url, { ...init, body: init.body.replace("T0123456", "") }) }));
  assert.deepEqual([error.code, error.status, error.outcome], ["unprocessable", 422, "not_created"]);
  assert.deepEqual(error.issues, json.issues);
  assert.equal(error.message, json.message);
  assert.equal(sandbox.requests().length, 0);
});

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

for (const path of ["../subscribers", "%2e%2e", ".", "a/b", "a/..", "chconn_a/", "%"]) {
  test(`a look at ${path.slice(0, 20)} finds nothing, and asks nobody`, async () => {
    const { sandbox, page } = mount();
    const { status } = await answerOf(page(`${mounted}/${path}`));
    assert.equal(status, 404);
    assert.equal(sandbox.requests().length, 0);
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

test("a status that looks final is not answered while the connection may exist", async () => {
  let calls = 0;
  const fetch = async () => (calls++ === 0 ? Promise.reject(new Error("lost")) : failed(429, {}, { "Retry-After": "3600" }));
  const { status, json, headers } = await mount({ fetch }).post(validRequest());
  assert.deepEqual([status, json.code, headers.get("Retry-After")], [503, "rate_limited", "3600"]);
});

for (const [name, value] of Object.entries({ secretKey: undefined, timeoutMs: "5", serverURL: "no url" })) {
  test(`a wrong ${name} of the application is answered with its name`, async () => {
    const { status, json } = await mount({ [name]: value }).post(validRequest());
    assert.deepEqual([status, json.code], [500, "configuration"]);
    assert.match(json.message, new RegExp(name));
  });
}

test("an aborted signal of the application rejects with its reason", async () => {
  const reason = new Error("shut down");
  await assert.rejects(mount({ signal: AbortSignal.abort(reason) }).post(validRequest()), reason);
});
