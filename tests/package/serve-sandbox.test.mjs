import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { secretKey, validRequest } from "./support/answers.mjs";
import { importInstalled, project, requireInstalled } from "./support/installed.mjs";
import { runtimes } from "./support/runtimes.mjs";

const { main, testing, testingNode } = await importInstalled();

async function served(t, options, how = testingNode) {
  const sandbox = testing.createSandbox(options);
  const server = await how.serveSandbox(sandbox);
  t.after(server.close);
  return { sandbox, ...server };
}

const create = (url, options) => main.createChannelConnection(validRequest(), { secretKey, serverURL: url, ...options });

for (const [how, entry] of [["imported", testingNode], ["required", requireInstalled("novu-channel-connections/testing/node")]]) {
  test(`${how}: a sandbox is served on a free port of this machine`, async (t) => {
    const { sandbox, url } = await served(t, {}, entry);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const { identifier } = await create(url);
    assert.deepEqual(sandbox.connections().map((connection) => connection.identifier), [identifier]);
    const { totalCount } = await main.listChannelConnections({}, { secretKey, serverURL: url });
    assert.equal(totalCount, 1);
    await main.deleteChannelConnection(identifier, { secretKey, serverURL: url });
    assert.deepEqual(sandbox.requests().map(({ method, status }) => [method, status]), [["POST", 201], ["GET", 200], ["DELETE", 204]]);
  });
}

test("HEAD, OPTIONS and a compressed body come through a socket", async (t) => {
  const { url } = await served(t);
  const path = `${url}/v1/channel-connections`;
  const headers = { Authorization: `ApiKey ${secretKey}`, "Content-Type": "application/json", "Content-Encoding": "gzip" };
  assert.equal((await fetch(path, { method: "POST", headers, body: gzipSync(JSON.stringify(validRequest())) })).status, 201);
  assert.equal((await fetch(path, { method: "HEAD", headers: { Authorization: headers.Authorization } })).status, 200);
  assert.equal((await fetch(path, { method: "OPTIONS" })).status, 204);
});

test("each fault of the network is one of the socket", async (t) => {
  for (const [kind, code, message] of [
    ["drop-before", "connection_failed", /./],
    ["drop-after", "connection_failed", /./],
    ["stall", "timeout", /./],
  ]) {
    const { url } = await served(t, { faults: [{ kind }] });
    const error = await create(url, { maxRetries: 0, timeoutMs: 2_000, attemptTimeoutMs: 500 }).catch((error) => error);
    assert.deepEqual([error.code, error.outcome], [code, "unknown"], kind);
    assert.match(error.message, message);
  }
});

test("of a truncated answer the head and the beginning arrive before the connection breaks", async (t) => {
  const { url } = await served(t, { faults: [{ kind: "truncate" }] });
  const response = await fetch(`${url}/v1/channel-connections`);
  assert.equal(response.status, 401);
  const reader = response.body.getReader();
  const { value } = await reader.read();
  assert.match(Buffer.from(value).toString(), /^{"error":"Unauthorized"/);
  await assert.rejects(reader.read(), TypeError);
});

for (const runtime of ["Deno", "Bun"]) {
  test(`${runtime} serves a sandbox too, with its faults`, async () => {
    const script = join(project, `serve-in-${runtime}.mjs`);
    writeFileSync(
      script,
      `import { createSandbox } from "novu-channel-connections/testing";
      import { serveSandbox } from "novu-channel-connections/testing/node";
      const seen = [];
      for (const kind of ["drop-before", "drop-after", "truncate", "status"]) {
        const { url, close } = await serveSandbox(createSandbox({ faults: [{ kind, status: kind === "status" ? 418 : undefined }] }));
        seen.push(await fetch(url).then(async (answer) => [answer.status, await answer.text()], () => "broken").catch(() => "truncated"));
        await close();
      }
      console.log(JSON.stringify(seen));`,
    );
    const [command, ...args] = runtimes[runtime]();
    const { stdout } = await promisify(execFile)(command, [...args, script], { cwd: project, env: { ...process.env, NO_COLOR: "1" } });
    const [before, after, truncated, status] = JSON.parse(stdout);
    assert.deepEqual([before, after, status], ["broken", "broken", [418, ""]]);
    assert.ok(["truncated", "broken"].includes(truncated), truncated);
  });
}

test("a status of a fault comes with its headers", async (t) => {
  const { url } = await served(t, { faults: [{ kind: "status", status: 503, headers: { "Retry-After": "7" }, body: "<html>" }] });
  const response = await fetch(url);
  assert.deepEqual([response.status, response.headers.get("Retry-After"), await response.text()], [503, "7", "<html>"]);
});

test("what is no request ends its own connection alone", async (t) => {
  const { url } = await served(t);
  const socket = connect(new URL(url).port, "127.0.0.1");
  socket.end("TRACE / HTTP/1.1\r\nHost: a b\r\n\r\n");
  socket.resume();
  await once(socket, "close");
  assert.equal((await fetch(url)).status, 404);
});

test("to close it ends what is still waiting", async () => {
  const sandbox = testing.createSandbox({ faults: [{ kind: "stall" }] });
  const { url, close } = await testingNode.serveSandbox(sandbox);
  const waiting = fetch(url).catch((error) => error.name);
  while (sandbox.requests().length === 0) await new Promise(setImmediate);
  await close();
  assert.equal(await waiting, "TypeError");
  await assert.rejects(fetch(url), TypeError);
});

test("a port can be chosen, and one that is taken is an error", async (t) => {
  const { url } = await served(t);
  const port = Number(new URL(url).port);
  await assert.rejects(testingNode.serveSandbox(testing.createSandbox(), { port }), { code: "EADDRINUSE" });
});
