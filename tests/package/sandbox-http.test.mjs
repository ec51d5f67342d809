import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { secretKey, validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";
import { runNode } from "./support/run-node.mjs";
import { runWorker } from "./support/run-worker.mjs";

const { testing } = await importInstalled();
const url = "https://api.novu.co/v1/channel-connections";
const json = { Authorization: `ApiKey ${secretKey}`, "Content-Type": "application/json" };

test("a compressed body is read, and recorded as it was before", async () => {
  const body = JSON.stringify(validRequest());
  for (const [encoding, bytes] of [["gzip", gzipSync(body)], ["GZIP", gzipSync(body)], ["deflate", deflateSync(body)]]) {
    const sandbox = testing.createSandbox();
    const response = await sandbox.fetch(url, { method: "POST", headers: { ...json, "Content-Encoding": encoding }, body: bytes });
    assert.equal(response.status, 201, encoding);
    const [{ headers, body: recorded }] = sandbox.requests();
    assert.equal(headers["content-encoding"], encoding);
    assert.equal(JSON.parse(recorded).subscriberId, validRequest().subscriberId);
  }
});

test("a body that is not compressed as it says makes the server fail, as one in an unknown encoding does", async () => {
  const body = JSON.stringify(validRequest());
  for (const [encoding, bytes] of [["gzip", body], ["gzip", gzipSync(body).subarray(0, 40)], ["br", "x"], ["zstd", body], ["gzip, gzip", gzipSync(gzipSync(body))]]) {
    const sandbox = testing.createSandbox();
    const response = await sandbox.fetch(url, { method: "POST", headers: { ...json, "Content-Encoding": encoding }, body: bytes });
    assert.deepEqual([response.status, sandbox.connections().length], [500, 0], encoding);
  }
});

test("a form is a request too", async () => {
  const sandbox = testing.createSandbox();
  const body = new URLSearchParams({ integrationIdentifier: "slack", subscriberId: "user-1", "workspace[id]": "T1", "auth[accessToken]": "xoxb-form-token" });
  const response = await sandbox.fetch(url, { method: "POST", headers: { Authorization: json.Authorization }, body });
  assert.equal(response.status, 201);
  assert.ok(!JSON.stringify(sandbox.requests()).includes("xoxb-form-token"));
});

test("HEAD and OPTIONS have no body", async () => {
  const sandbox = testing.createSandbox();
  const head = await sandbox.fetch(url, { method: "HEAD", headers: json });
  assert.deepEqual([head.status, await head.text()], [200, ""]);
  const options = await sandbox.fetch(url, { method: "OPTIONS" });
  assert.deepEqual([options.status, options.body], [204, null]);
});

test("a response has the url of its request", async () => {
  const sandbox = testing.createSandbox();
  for (const input of [`${url}?limit=1`, new URL(`${url}?limit=1#part`), new Request(`${url}?limit=1`)]) {
    assert.equal((await sandbox.fetch(input, { headers: json })).url, `${url}?limit=1`);
  }
  assert.equal((await sandbox.handle(new Request(url))).url, url);
});

test("in a worker it reads compressed bodies, and says the url, too", async (t) => {
  const ask = await runWorker(
    t,
    `
    import { createSandbox } from "novu-channel-connections/testing";
    export default {
      async fetch() {
        const body = new Response(${JSON.stringify(JSON.stringify(validRequest()))}).body.pipeThrough(new CompressionStream("gzip"));
        const headers = ${JSON.stringify({ ...json, "Content-Encoding": "gzip" })};
        const response = await createSandbox().fetch("${url}", { method: "POST", headers, body });
        return Response.json([response.status, response.url]);
      },
    };
  `,
  );
  assert.deepEqual(await (await ask()).json(), [201, url]);
});

const entries = {
  import: 'import * as testing from "novu-channel-connections/testing";',
  require: 'import { createRequire } from "node:module"; const testing = createRequire(import.meta.url)("novu-channel-connections/testing");',
};

for (const [how, imported] of Object.entries(entries)) {
  test(`${how}: where a runtime lacks what the sandbox needs, it says at once what that is, and where that is so`, async () => {
    const missing = ["Request", "Response", "Headers", "TextDecoder", "TextEncoder", "ReadableStream", "DecompressionStream"];
    const hide = `for (const name of ${JSON.stringify(missing)}) delete globalThis[name];`;
    const said = "(error) => [error.name, error.code, error.message]";
    const [before, after] = await runNode(`${imported}
      const { fetch } = testing.createSandbox();
      ${hide}
      let before;
      try { testing.createSandbox({ faults: [{ kind: "status", status: 500, headers: { a: "b" } }] }); } catch (error) { before = (${said})(error); }
      report([before, await fetch("${url}").catch(${said})]);
    `);
    for (const [name, code, message] of [before, after]) {
      assert.deepEqual([name, code], ["NovuError", "configuration"]);
      assert.match(message, /needs Request, Response, Headers of the runtime.*jest-environment-jsdom/);
    }
  });
}

// As with a library for fetch in jsdom.
test("what is required works with Request, Response and Headers alone", async () => {
  const status = await runNode(`${entries.require}
    Response.json({}); // Node makes it when it is asked for the first time, with TextEncoder.
    for (const name of ["TextDecoder", "TextEncoder", "DecompressionStream"]) delete globalThis[name];
    report((await testing.createSandbox().fetch("${url}")).status);
  `);
  assert.equal(status, 401);
});
