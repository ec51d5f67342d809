// From where a handler may be called, on which path, and where it sends the secret key.
import assert from "node:assert/strict";
import { test } from "node:test";
import { created, secretKey, validRequest } from "./support/answers.mjs";
import { answerOf, main, mount, mounted } from "./support/edge.mjs";

const noOrigins = ["null", "", " ", "*", "https://*.example.com", "app.example.com", "https://app.example.com/", "https://app.example.com/path", " https://app.example.com", "https://app.example.com ", "https://a.example https://b.example", "https://a.example,https://b.example", "HTTPS://app.example.com", "https://App.example.com", "https://app.example.com:443", "https://user@app.example.com", "https://app.example.com?a", "data:text", "//app.example.com", 5, undefined, null, /app/, {}];
for (const entry of noOrigins) {
  test(`an entry of allowedOrigins that is no origin (${typeof entry === "string" ? JSON.stringify(entry) : String(entry)}) is a fault of the application`, async () => {
    const { sandbox, post, page } = mount({ allowedOrigins: ["https://app.example.com", entry] });
    for (const headers of [{ Origin: "null" }, { Origin: "https://app.example.com" }, {}]) {
      const { status, json, headers: got } = await post(validRequest(), { headers });
      assert.deepEqual([status, json.code, got.get("Access-Control-Allow-Origin")], [500, "configuration", null]);
      assert.match(json.message, /^allowedOrigins .*https:\/\/app\.example\.com/);
    }
    assert.equal((await answerOf(page(mounted, { method: "OPTIONS", headers: { Origin: "null" } }))).status, 500);
    assert.deepEqual(sandbox.requests(), []);
  });
}

for (const origin of ["https://app.example.com", "http://localhost:5173", "https://[::1]:8443", "https://xn--bcher-kva.example", "capacitor://localhost", "chrome-extension://abcdefghijklmnop", "safari-web-extension://E1F4-AB"]) {
  test(`${origin} is an origin that may be allowed`, async () => {
    const { status, headers } = await mount({ allowedOrigins: [origin] }).post(validRequest(), { headers: { Origin: origin } });
    assert.deepEqual([status, headers.get("Access-Control-Allow-Origin")], [201, origin]);
  });
}

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

const elsewhere = ["/", "/api/v1", "/api/v1/channel-connection", "/api/v1/channel-connectionsX", "/api/v1/channel-connections/", "/api/v1/channel-connections//", "/api/v1/channel-connections/a/b", "/api/v1/channel-connections/a/", "/api/v1/channel-connections/a/v1/channel-connections", "/api/V1/channel-connections", "/api/v1/channel%2Dconnections", "/?/v1/channel-connections", "/#/v1/channel-connections"];
for (const path of elsewhere) {
  test(`${path} is no path of the handler`, async () => {
    const { sandbox, page } = mount({ authorize: () => assert.fail("asked"), allowedOrigins: ["https://app.example.com"] });
    for (const method of ["GET", "POST", "PUT", "OPTIONS"]) {
      const init = { method, headers: { "Content-Type": "application/json", Origin: "https://app.example.com" }, body: method.startsWith("P") ? "{}" : undefined };
      const { status, json } = await answerOf(page(`https://my.app${path}`, init));
      assert.deepEqual([status, json.code], [404, "not_found"], method);
    }
    assert.deepEqual(sandbox.requests(), []);
  });
}

const fetchOf = (sent) => async (url, init) => (sent.push(url), created(new Request(url, init)));

for (const serverURL of ["http://novu.test", "http://10.0.0.1:3000", "http://localhost.evil.example", "http://127.evil.example", "http://127.0.0.1.evil.example", "http://0.0.0.0", "http://127.0.0.12", "http://localhost.", "http://[::1:2]", "http://evil.example/localhost", "http://[::2]", "HTTP://novu.test/v1", new URL("http://novu.test")]) {
  test(`no secret key is sent in clear to ${serverURL}`, async () => {
    const sent = [];
    for (const key of [secretKey, () => secretKey]) {
      const error = await main.createChannelConnection(validRequest(), { secretKey: key, serverURL, fetch: fetchOf(sent) }).catch((error) => error);
      assert.deepEqual([error.code, error.outcome, error.attempts], ["configuration", "not_created", 0]);
      assert.match(error.message, /^serverURL must .*https/);
    }
    const { status, json } = await mount({ serverURL, fetch: fetchOf(sent) }).post(validRequest());
    assert.deepEqual([status, json.code], [500, "configuration"]);
    assert.deepEqual(sent, []);
  });
}

for (const serverURL of ["http://localhost", "http://localhost:3000/novu", "http://LOCALHOST", "http://127.0.0.1:3000", "http://127.1", "http://127.0.0.1/v1", "http://[::1]:3000", "http://[::1]", "https://novu.test"]) {
  test(`a secret key may be sent to ${serverURL}`, async () => {
    const sent = [];
    await main.createChannelConnection(validRequest(), { secretKey, serverURL, fetch: fetchOf(sent) });
    assert.equal(sent.length, 1);
  });
}

test("without a secret key a server may be reached without TLS", async () => {
  const sent = [];
  await main.createChannelConnection(validRequest(), { serverURL: "http://worker.test", fetch: fetchOf(sent) });
  assert.equal(sent.length, 1);
});
