import assert from "node:assert/strict";
import { test } from "node:test";
import { serveDemo } from "./support/demo.mjs";
import { serveNovu } from "./support/novu.mjs";

const request = { integrationIdentifier: "slack-prod", subscriberId: "user-123", workspace: { id: "T1" }, auth: { accessToken: "xoxb-token" } };

/** Returns a function that posts to the worker. */
async function worker(t, options) {
  const url = await serveDemo(t, options);
  return async ({ body = JSON.stringify(request), method = "POST", headers = {} } = {}) => {
    const response = await fetch(`${url}/api/v1/channel-connections`, { method, headers: { "Content-Type": "application/json", ...headers }, body });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: text && JSON.parse(text) };
  };
}

test("a connection is answered without its tokens, and not to be stored", async (t) => {
  const post = await worker(t);
  const { status, headers, text, json } = await post();
  assert.equal(status, 201);
  assert.equal(json.workspace.id, "T1");
  assert.deepEqual(json.auth, {});
  assert.ok(!text.includes("xoxb-token"));
  assert.equal(headers.get("Cache-Control"), "no-store");
});

test("a conflict names the connection that is in the way", async (t) => {
  const post = await worker(t);
  const first = await post();
  const second = await post();
  assert.equal(second.status, 409);
  assert.equal(second.json.code, "conflict");
  assert.equal(second.json.connectionIdentifier, first.json.identifier);
});

test("faults are answered with their places", async (t) => {
  const post = await worker(t);
  const { status, json } = await post({ body: JSON.stringify({ ...request, workspace: { id: "" } }) });
  assert.equal(status, 422);
  assert.equal(json.code, "validation");
  assert.deepEqual(
    json.issues.map(({ path, code }) => ({ path, code })),
    [{ path: ["workspace", "id"], code: "empty" }],
  );
});

test("only JSON is taken, only by POST, and only 100 KiB of it", async (t) => {
  const post = await worker(t);
  const codes = async (options) => {
    const { status, json } = await post(options);
    return [status, json.code];
  };
  assert.deepEqual(await codes({ headers: { "Content-Type": "text/plain" } }), [415, "unsupported_media_type"]);
  assert.deepEqual(await codes({ headers: { "Content-Type": "application/jsonp" } }), [415, "unsupported_media_type"]);
  assert.deepEqual(await codes({ body: "{" }), [400, "bad_request"]);
  assert.deepEqual(await codes({ body: "" }), [400, "bad_request"]);
  assert.deepEqual(await codes({ method: "PUT" }), [405, "method_not_allowed"]);
  assert.equal((await post({ method: "PUT" })).headers.get("Allow"), "POST");
  assert.deepEqual(await codes({ body: `"${"x".repeat(100 * 1024)}"` }), [413, "payload_too_large"]);
});

test("another site's page may not connect", async (t) => {
  const novu = await serveNovu(t);
  const post = await worker(t, { secretKey: "key", serverURL: novu.url });
  for (const origin of ["https://evil.example", "null"]) {
    const { status, json, headers } = await post({ headers: { Origin: origin } });
    assert.equal(status, 403);
    assert.equal(json.code, "forbidden");
    assert.equal(headers.get("Access-Control-Allow-Origin"), null);
  }
  assert.equal(novu.requests.length, 0);
});

test("a key that Novu refuses is the worker's fault, and stays unsaid", async (t) => {
  const novu = await serveNovu(t, () => Response.json({ statusCode: 401, message: "API Key not found" }, { status: 401 }));
  const post = await worker(t, { secretKey: "wrong-key-0123456789", serverURL: novu.url });
  const { status, text, json } = await post();
  assert.equal(status, 502);
  assert.equal(json.code, "server_error");
  assert.ok(!text.includes("wrong-key-0123456789"));
});

const faulty = (fault) => ({ headers: { "X-Demo-Fault": fault } });

test("a fault is real: the connection breaks, or something else answers", async (t) => {
  const post = await worker(t);
  await assert.rejects(post(faulty("lost-answer")), ({ cause }) => cause.code === "UND_ERR_SOCKET");
  const { status, headers } = await post(faulty("too-many-requests"));
  assert.deepEqual([status, headers.get("Retry-After")], [429, "1"]);
  assert.equal((await post(faulty("unavailable"))).status, 503);
  assert.equal((await post()).status, 409, "the request whose answer was lost was handled");
});

test("no fault is made on the way to the real Novu, and none that is not known", async (t) => {
  const novu = await serveNovu(t);
  const postToNovu = await worker(t, { secretKey: "key", serverURL: novu.url });
  for (const fault of ["lost-answer", "stall", "too-many-requests", "unavailable"]) {
    const { status } = await postToNovu({ ...faulty(fault), body: JSON.stringify({ ...request, subscriberId: fault }) });
    assert.equal(status, 201, fault);
  }
  const post = await worker(t);
  assert.equal((await post(faulty("constructor"))).status, 201);
});

test("the sandbox tells what it holds without tokens, and forgets; the real Novu is not told of", async (t) => {
  const url = await serveDemo(t);
  await fetch(`${url}/api/v1/channel-connections`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(request) });
  const text = await (await fetch(`${url}/sandbox`)).text();
  assert.ok(!text.includes("xoxb-token"));
  const { connections, requests } = JSON.parse(text);
  assert.deepEqual(connections.map(({ workspace, auth }) => [workspace.id, auth]), [["T1", undefined]]);
  assert.deepEqual(requests, [{ method: "POST", status: 201 }]);
  const emptied = await (await fetch(`${url}/sandbox`, { method: "DELETE" })).json();
  assert.deepEqual(emptied, { connections: [], requests: [] });
  assert.equal((await fetch(`${url}/sandbox`, { method: "POST" })).status, 405);
  const novu = await serveNovu(t);
  assert.equal((await fetch(`${await serveDemo(t, { secretKey: "key", serverURL: novu.url })}/sandbox`)).status, 404);
});

test("all that is served carries the policy", async (t) => {
  const url = await serveDemo(t);
  for (const path of ["/", "/page.js", "/style.css", "/call.css", "/icon.svg", "/missing", "/sandbox", "/api/v1/channel-connections"]) {
    const { headers } = await fetch(url + path);
    assert.equal(
      headers.get("Content-Security-Policy"),
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    assert.equal(headers.get("X-Content-Type-Options"), "nosniff");
  }
});

test("the page says what the worker talks to", async (t) => {
  const novu = await serveNovu(t);
  const page = async (options) => (await fetch(await serveDemo(t, options))).text();
  assert.match(await page(), /talks to <span id="target">a sandbox/);
  assert.match(await page({ secretKey: "key", serverURL: novu.url }), /talks to <span id="target">Novu</);
});

test("with a real key the page says that it connects for anybody", async (t) => {
  const novu = await serveNovu(t);
  const warning = async (options) => /<p id="anybody"[^>]*>[^<]*/.exec(await (await fetch(await serveDemo(t, options))).text())[0];
  assert.match(await warning(), / hidden/);
  const shown = await warning({ secretKey: "key", serverURL: novu.url });
  assert.doesNotMatch(shown, / hidden/);
  assert.match(shown, /whoever opens this page connects for any subscriber/);
});
