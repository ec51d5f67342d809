import assert from "node:assert/strict";
import { test } from "node:test";
import { secretKey, validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";
import { runWorker } from "./support/run-worker.mjs";
import { serve } from "./support/serve.mjs";

const { main, testing } = await importInstalled();
const { createChannelConnection } = main;

/** An in-memory Novu behind a real server: what it drops is a connection that breaks. */
async function serveSandbox(t, options) {
  const sandbox = testing.createSandbox(options);
  return { sandbox, ...(await serve(t, (request) => sandbox.handle(request))) };
}

test("the sandbox behind a server takes what the client sends", async (t) => {
  const { sandbox, url } = await serveSandbox(t, {});
  const connection = await createChannelConnection(validRequest(), { secretKey, serverURL: url });
  assert.deepEqual(
    sandbox.connections().map(({ identifier }) => identifier),
    [connection.identifier],
  );
});

test("the same customer again is a conflict that names the first connection", async (t) => {
  const { sandbox, url } = await serveSandbox(t, {});
  const first = await createChannelConnection(validRequest(), { secretKey, serverURL: url });
  const error = await createChannelConnection(validRequest(), { secretKey, serverURL: url }).catch((error) => error);
  assert.deepEqual([error.code, error.outcome, error.connectionIdentifier], ["conflict", "not_created", first.identifier]);
  assert.equal(sandbox.connections().length, 1);
});

test("the sandbox can be the fetch of a call", async () => {
  const sandbox = testing.createSandbox();
  await createChannelConnection(validRequest(), { secretKey, fetch: sandbox.fetch });
  assert.equal(sandbox.connections().length, 1);
  const [{ method, status, headers, body }] = sandbox.requests();
  assert.deepEqual([method, status], ["POST", 201]);
  assert.ok(!JSON.stringify([headers, body]).includes(secretKey));
});

test("in a worker the sandbox loads beside the client", async (t) => {
  const fetch = await runWorker(
    t,
    `
    import { isValidIdentifier } from "novu-channel-connections";
    import { createSandbox } from "novu-channel-connections/testing";
    export default { async fetch() { return Response.json([isValidIdentifier("a"), createSandbox().connections()]); } };
  `,
  );
  assert.deepEqual(await (await fetch()).json(), [true, []]);
});

test("the sandbox deletes without a body, as its status demands", async () => {
  const sandbox = testing.createSandbox();
  const { identifier } = await createChannelConnection(validRequest(), { secretKey, fetch: sandbox.fetch });
  const url = `https://api.novu.co/v1/channel-connections/${identifier}`;
  const response = await sandbox.fetch(url, { method: "DELETE", headers: { Authorization: `ApiKey ${secretKey}` } });
  assert.deepEqual([response.status, await response.text()], [204, ""]);
  assert.deepEqual(sandbox.connections(), []);
});

test("each option changes what the sandbox answers", async () => {
  const answer = async (options) => {
    const { fetch } = testing.createSandbox(options);
    const init = {
      method: "POST",
      headers: { Authorization: `ApiKey ${secretKey}`, "Content-Type": "application/json", "Idempotency-Key": "key-1" },
      body: JSON.stringify(validRequest()),
    };
    await fetch("https://api.novu.co/v1/channel-connections", init);
    const response = await fetch("https://api.novu.co/v1/channel-connections", init);
    return [response.status, (await response.json()).message ?? response.headers.get("Idempotency-Replay")];
  };
  const conflict = /^A channel connection already exists/;
  for (const [options, status, message] of [
    [undefined, 409, conflict],
    [null, 409, conflict],
    [{ integrations: "*", subscribers: "*", idempotency: false, rateLimit: null, faults: [] }, 409, conflict],
    [{ integrations: [{ identifier: "slack-dev" }] }, 404, /^Integration not found: slack-prod$/],
    [{ integrations: [{ identifier: "slack-prod", providerId: "msteams" }] }, 400, /^Token rotation is not supported for provider "msteams"/],
    [{ subscribers: ["user-1"] }, 404, /^Subscriber not found: user-123$/],
    [{ secretKey: "another" }, 401, /^API Key not found$/],
    [{ idempotency: true }, 201, /^true$/],
    [{ rateLimit: { perSecond: 1, windowSeconds: 60, burst: 1 } }, 429, /^API rate limit exceeded$/],
    [{ faults: [{ kind: "status", status: 402, body: { message: "Upgrade" }, on: 2 }] }, 402, /^Upgrade$/],
  ]) {
    const [gotStatus, gotMessage] = await answer(options);
    assert.equal(gotStatus, status, JSON.stringify(options));
    assert.match(gotMessage, message);
  }
});
