import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { importInstalled } from "./support/installed.mjs";
import { runBlock } from "./support/pages.mjs";

const { main, testing } = await importInstalled();
const read = (name) => readFileSync(join(root, "tests/examples/workspaces", name), "utf8");
const user = { id: "user-1" };
const acme = { workspace: { id: "T1", name: "Acme" }, auth: { accessToken: "xoxb-1" } };
const globex = { workspace: { id: "T2", name: "Globex" }, auth: { accessToken: "xoxb-2" } };

function newSandbox(options) {
  const sandbox = testing.createSandbox(options);
  const stored = () => sandbox.connections().map(({ subscriberId, contextKeys, workspace, auth }) => [subscriberId, contextKeys, workspace.id, auth.accessToken]);
  return { sandbox, stored, options: { secretKey: "key", fetch: sandbox.fetch } };
}

test("without a context or subscriber for each, the second workspace of a customer replaces the first, or is refused", async (t) => {
  const { connectOnly } = await runBlock(t, read("connect.js"));
  const { stored, options } = newSandbox();
  const request = (of) => ({ integrationIdentifier: "slack-prod", subscriberId: user.id, ...of });
  await main.upsertChannelConnection(request(acme), options);
  const { replaced } = await main.upsertChannelConnection(request(globex), options);
  assert.deepEqual([replaced.workspace.id, stored()], ["T1", [["user-1", [], "T2", "xoxb-2"]]]);
  await assert.rejects(main.createChannelConnection(request(acme), options), { code: "conflict" });

  assert.equal(await connectOnly(user, acme, options), "Another workspace is connected. Disconnect it first.");
  assert.equal(await connectOnly(user, { ...globex, auth: { accessToken: "xoxb-3" } }, options), "Globex is connected.");
  assert.deepEqual(stored(), [["user-1", [], "T2", "xoxb-3"]]);
  await assert.rejects(connectOnly({ id: "" }, acme, options), { code: "validation" });
});

test("with a context for each, a customer has two workspaces, connects each again, and sees both", async (t) => {
  const { connectInContext, workspacesOf } = await runBlock(t, read("connect.js"));
  const { sandbox, stored, options } = newSandbox();
  for (const of of [acme, globex, { ...acme, auth: { accessToken: "xoxb-3" } }]) await connectInContext(user, of, options);
  assert.deepEqual(stored(), [
    ["user-1", ["workspace:T1"], "T1", "xoxb-3"],
    ["user-1", ["workspace:T2"], "T2", "xoxb-2"],
  ]);
  await main.createChannelConnection({ integrationIdentifier: "slack-prod", context: { tenant: "t" }, ...acme }, options);
  const names = sandbox.connections().map(({ identifier }) => identifier);
  assert.deepEqual(await workspacesOf(user, options), [{ identifier: names[1], name: "Globex" }, { identifier: names[0], name: "Acme" }]);
});

test("with a subscriber for each, a customer has two workspaces, and each subscriber has to exist", async (t) => {
  const { connectForSubscriber } = await runBlock(t, read("connect.js"));
  const { stored, options } = newSandbox({ subscribers: ["slack-T1", "slack-T2"] });
  for (const of of [acme, globex]) await connectForSubscriber(of, options);
  assert.deepEqual(stored(), [["slack-T1", [], "T1", "xoxb-1"], ["slack-T2", [], "T2", "xoxb-2"]]);
  const other = { ...acme, workspace: { id: "T3" } };
  await assert.rejects(connectForSubscriber(other, options), { code: "not_found", resource: "subscriber" });
});

const rotating = { ok: true, access_token: "xoxe.xoxb-1", refresh_token: "xoxe-1", expires_in: 43_200, token_type: "bot", team: { id: "T1", name: "Acme" } };

/** Lets Novu exchange the refresh token of a connection. */
const verify = async (sandbox, { identifier }) => {
  const url = `https://api.novu.co/v1/channel-connections/${identifier}/verify`;
  const response = await sandbox.fetch(url, { method: "POST", headers: { Authorization: "ApiKey key" } });
  return [response.status, (await response.json()).message];
};

test("where Novu renews, it has the refresh token and exchanges it once for each new one", async (t) => {
  const { connectAndLetNovuRenew } = await runBlock(t, read("tokens.js"));
  const { sandbox, options } = newSandbox();
  await connectAndLetNovuRenew(user, rotating, options);
  const [first] = sandbox.connections();
  assert.equal(first.auth.refreshToken, "xoxe-1");
  assert.deepEqual(await verify(sandbox, first), [200, undefined]);
  assert.deepEqual(await verify(sandbox, first), [200, undefined]);
  const [{ auth }] = sandbox.connections();
  assert.notEqual(auth.refreshToken, "xoxe-1");
  assert.equal((await main.retrieveChannelConnection(first.identifier, options)).auth.accessToken, auth.accessToken);
});

test("a refresh token in two places is refused in the one that comes second, until the customer connects again", async (t) => {
  const { connectAndLetNovuRenew } = await runBlock(t, read("tokens.js"));
  const { sandbox, options } = newSandbox();
  await connectAndLetNovuRenew(user, rotating, options);
  await connectAndLetNovuRenew({ id: "user-2" }, rotating, options);
  const [first, second] = sandbox.connections();
  assert.deepEqual(await verify(sandbox, first), [200, undefined]);
  const refused = "Slack token refresh failed: invalid_refresh_token. Reconnect the Slack channel connection.";
  assert.deepEqual(await verify(sandbox, second), [502, refused]);
  await connectAndLetNovuRenew({ id: "user-2" }, { ...rotating, refresh_token: "xoxe-2" }, options);
  assert.deepEqual(await verify(sandbox, second), [200, undefined]);
});

test("where the application renews, Novu never has the refresh token, and gets each new access token", async (t) => {
  const { connectAndRenew, handOver } = await runBlock(t, read("tokens.js"));
  const { sandbox, options } = newSandbox();
  const kept = await connectAndRenew(user, rotating, options);
  assert.deepEqual(kept.auth, { accessToken: "xoxe.xoxb-1", refreshToken: "xoxe-1", expiresAt: kept.auth.expiresAt });
  const auths = () => sandbox.connections().map(({ auth }) => auth);
  assert.deepEqual(auths(), [{ accessToken: "xoxe.xoxb-1" }]);
  await handOver({ ...kept, auth: { ...kept.auth, accessToken: "xoxe.xoxb-2" } }, options);
  assert.deepEqual(auths(), [{ accessToken: "xoxe.xoxb-2" }]);
  assert.ok(sandbox.requests().every(({ body }) => !/refresh/i.test(body ?? "")));
});
