import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { createChannelConnection } from "novu-channel-connections";
import { createSandbox } from "novu-channel-connections/testing";
import { connectSlack } from "./connect-slack.js"; // your code

const acme = { userId: "user-1", team: { id: "T0123456", name: "Acme" }, accessToken: "xoxb-acme" };

/** Lets a sandbox answer what is sent to Novu. Where it breaks a connection, msw breaks it too. */
const novu = (sandbox) =>
  http.all("https://api.novu.co/*", ({ request }) => sandbox.fetch(request).catch(() => HttpResponse.error()));

const server = setupServer();

before(() => {
  process.env.NOVU_SECRET_KEY = "test-key";
  server.listen({ onUnhandledRequest: "error" });
});
afterEach(() => server.resetHandlers());
after(() => server.close());

test("a workspace is connected for the user who added it", async () => {
  const sandbox = createSandbox({ secretKey: "test-key" });
  server.use(novu(sandbox));
  assert.equal(await connectSlack(acme), "Acme is connected.");
  assert.deepEqual(sandbox.connections().map(({ subscriberId, workspace }) => [subscriberId, workspace.id]), [["user-1", "T0123456"]]);
});

test("an answer that gets lost makes no second connection", async () => {
  const sandbox = createSandbox({ faults: [{ kind: "drop-after", on: 1 }] });
  server.use(novu(sandbox));
  assert.equal(await connectSlack(acme), "Acme is connected.");
  assert.deepEqual(sandbox.requests().map(({ status }) => status), [201, 409, 200]);
});

for (const kind of ["drop-before", "drop-after"]) {
  test(`a connection that breaks in the sandbox breaks for the caller: ${kind}`, async () => {
    server.use(novu(createSandbox({ faults: [{ kind }] })));
    const request = { integrationIdentifier: "slack-prod", subscriberId: "user-1", workspace: acme.team, auth: { accessToken: acme.accessToken } };
    await assert.rejects(createChannelConnection(request, { secretKey: "test-key", maxRetries: 0 }), { code: "connection_failed" });
  });
}

test("the user is told when to come back", async () => {
  server.use(
    http.post("https://api.novu.co/v1/channel-connections", () =>
      HttpResponse.json({ message: "API rate limit exceeded" }, { status: 429, headers: { "Retry-After": "60" } }),
    ),
  );
  assert.equal(await connectSlack(acme), "Please try again in 60 seconds.");
});
