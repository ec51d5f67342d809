import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { created, failed, secretKey, validRequest } from "./support/answers.mjs";
import { errorOf } from "./support/error-of.mjs";
import { importInstalled, requireInstalled } from "./support/installed.mjs";
import { runWorker } from "./support/run-worker.mjs";
import { serve } from "./support/serve.mjs";

const { main, testing } = await importInstalled();
const { createChannelConnection, isValidIdentifier, retrieveChannelConnection } = main;

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
