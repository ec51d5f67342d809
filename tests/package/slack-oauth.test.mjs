import assert from "node:assert/strict";
import { test } from "node:test";
import { issueState } from "../../www/examples/slack-oauth/state.js";
import { cases } from "../slack/cases.mjs";
import { app, importExampleWorker, runSlackExample, stateSecret } from "../slack/run-example.mjs";
import { visitor } from "../slack/visitor.mjs";
import { assertNoSecret, walk } from "../slack/walk.mjs";
import { main } from "./support/edge.mjs";

for (const one of cases) {
  // A worker that waits for Slack for ever would never end.
  test(`${one.name}: ${one.steps.map(({ ends }) => ends).join(", ")}`, { timeout: 60_000 }, async (t) => {
    assertNoSecret(await walk(t, one, visitor));
  });
}

test("over TLS the cookie of the state is for this host alone", async () => {
  const { cookie } = await issueState(new Request("https://my.app/slack/install"), "user-7", stateSecret);
  assert.match(cookie, /^__Host-slack-state=[^;]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
});

test("without a secret no state is issued", async () => {
  await assert.rejects(issueState(new Request("https://my.app/slack/install"), "user-7", undefined), /STATE_SECRET/);
});

test("Slack has ten seconds for its answer, and then the customer is told to start again", async (t) => {
  const clock = new AbortController();
  const limits = [];
  t.mock.method(AbortSignal, "timeout", (ms) => (limits.push(ms), clock.signal));
  t.mock.method(console, "error", () => {});
  const worker = await importExampleWorker();
  let asked;
  const slackIsAsked = new Promise((resolve) => (asked = resolve));
  const silent = (_, { signal }) => {
    asked(signal);
    return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  };
  const env = { STATE_SECRET: stateSecret, SLACK_CLIENT_ID: app.clientId, SLACK_CLIENT_SECRET: app.clientSecret, SLACK: { fetch: silent } };
  const { state, cookie } = await issueState(new Request("https://my.app/slack/install"), "user-7", stateSecret);
  const headers = { Cookie: `user=user-7; ${cookie.split(";")[0]}` };
  const answer = worker.fetch(new Request(`https://my.app/slack/callback?code=c&state=${state}`, { headers }), env);
  assert.equal(await slackIsAsked, clock.signal, "without a limit, the answer would never come");
  assert.deepEqual(limits, [10_000]);
  clock.abort(new DOMException("The operation timed out.", "TimeoutError"));
  assert.equal((await answer).headers.get("Location"), "/slack/settings?result=slack-down");
});

test("a wrong client secret, and a key that Novu refuses, are on the console, without a secret", async (t) => {
  const wrongSlack = await runSlackExample(t, { bindings: { SLACK_CLIENT_SECRET: "wrong-secret-1" } });
  assert.equal(await visitor(wrongSlack, "user-7").connect("Allow for Acme"), "refused");
  const wrongNovu = await runSlackExample(t, { bindings: { NOVU_SECRET_KEY: "wrong-secret-2" } });
  assert.equal(await visitor(wrongNovu, "user-7").connect("Allow for Acme"), "novu");
  await wrongSlack.said(/Slack refused \(bad_client_secret\)/);
  await wrongNovu.said(/unauthorized|401/);
  for (const run of [wrongSlack, wrongNovu]) assertNoSecret(run);
});

test("who is not signed in sees no connections", async (t) => {
  const run = await runSlackExample(t);
  assert.equal((await visitor(run, "").get("/slack/api/v1/channel-connections")).status, 401);
});

test("the settings page lists and deletes connections of who is signed in, and no tokens", async (t) => {
  const run = await runSlackExample(t);
  await visitor(run, "user-7").connect("Rotating tokens");
  await visitor(run, "user-8").connect("Allow for Globex");
  const optionsOf = (user) => ({ serverURL: `${run.url}/slack/api`, fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, Cookie: `user=${user}` } }) });
  const { data } = await main.listChannelConnections({}, optionsOf("user-7"));
  assert.deepEqual(data.map(({ workspace, auth }) => [workspace.name, auth]), [["Acme", {}]]);
  const [{ identifier }] = data;
  await assert.rejects(main.deleteChannelConnection(identifier, optionsOf("user-8")), { code: "not_found" });
  assert.equal(run.sandbox.connections().length, 2);
  await main.deleteChannelConnection(identifier, optionsOf("user-7"));
  assert.deepEqual(run.sandbox.connections().map(({ subscriberId }) => subscriberId), ["user-8"]);
});

test("no secret is in a page, in an address or in a header", async (t) => {
  const run = await runSlackExample(t);
  const customer = visitor(run, "user-7");
  const install = await customer.get("/slack/install");
  const back = await customer.get(await customer.consent("Rotating tokens"));
  const answers = [install, back, await customer.get("/slack/settings"), await customer.get("/slack/api/v1/channel-connections")];
  assertNoSecret(run, [JSON.stringify(answers.map(({ location, headers, text }) => [location, [...headers], text]))]);
  assert.equal(back.headers.get("Referrer-Policy"), "no-referrer");
  assert.ok(!back.location.includes("code"));
});
