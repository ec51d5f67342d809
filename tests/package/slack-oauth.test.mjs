import assert from "node:assert/strict";
import { test } from "node:test";
import { issueState } from "../../www/examples/slack-oauth/state.js";
import { secretKey } from "./support/answers.mjs";
import { main } from "./support/edge.mjs";
import { app, runSlackExample, stateSecret, visitor } from "./support/slack-oauth.mjs";

const shown = ({ subscriberId, workspace, auth }) => [subscriberId, workspace.id, Object.keys(auth).sort()];
const connections = (sandbox) => sandbox.connections().map(shown);

test("who allows the app at Slack is connected, once, with or without rotating tokens, also when the answer of Novu gets lost", async (t) => {
  const { url, sandbox, logs } = await runSlackExample(t, { faults: [{ kind: "drop-after", on: [1, 4] }] });
  assert.equal(await visitor(url).connect(), "connected");
  assert.deepEqual(connections(sandbox), [["user-7", "T0ACME0001", ["accessToken"]]]);
  assert.equal(await visitor(url).connect("acme", "rotation"), "connected");
  assert.deepEqual(connections(sandbox), [["user-7", "T0ACME0001", ["accessToken", "expiresAt", "refreshToken"]]]);
  assert.equal(await visitor(url).connect("globex"), "replaced");
  assert.deepEqual(connections(sandbox), [["user-7", "T0GLOBEX02", ["accessToken"]]]);
  assert.doesNotMatch(logs(), /xox[bpe]|secret/);
});

test("what is denied or gives no bot's token connects nothing, and says which", async (t) => {
  const { url, sandbox, logs } = await runSlackExample(t);
  assert.equal(await visitor(url).connect("cancel"), "denied");
  assert.equal(await visitor(url).connect("acme", "org"), "no-team");
  assert.equal(await visitor(url).connect("acme", "user"), "no-bot");
  assert.equal(await visitor(url).come((await visitor(url).consent()).replace("code=", "error=server_error&code=")), "state");
  const customer = visitor(url);
  assert.equal(await customer.come((await customer.consent()).replace("code=", "error=server_error&code=")), "refused");
  const other = visitor(url);
  assert.equal(await other.come((await other.consent()).replace(/code=\w+/, "code=wrong")), "refused");
  assert.deepEqual(connections(sandbox), []);
  assert.doesNotMatch(logs(), /xox[bpe]|secret-/);
});

test("a state that is forged, expired, another one's or used up is refused before Slack or Novu are asked", async (t) => {
  const { url, sandbox, slackRequests } = await runSlackExample(t);
  const customer = visitor(url);
  const callback = async (change) => {
    const state = new URL(await customer.consent()).searchParams.get("state");
    const changed = change(state);
    return `/slack/callback?code=c&state=${changed}`;
  };
  const withCookie = (state) => {
    customer.cookies.set("slack-state", state);
    return state;
  };
  const exchanges = () => slackRequests.filter(({ method }) => method === "POST").length;

  assert.equal(await customer.come("/slack/callback?code=c"), "state");
  assert.equal(await customer.come(await callback(() => "")), "state");
  assert.equal(await customer.come(await callback((state) => withCookie(state.slice(0, -2) + (state.endsWith("00") ? "11" : "00")))), "state");
  const inYears = (state) => withCookie(state.replace(/\.\d+\./, ".9999999999."));
  assert.equal(await customer.come(await callback(inYears)), "state");

  const request = new Request(`${url}/slack/install`);
  const issuedAt = async (msAgo, user = "user-7", secret = stateSecret) => (await issueState(request, user, secret, Date.now() - msAgo)).state;
  const [expired, ofOther, ofOtherKey, fresh] = [await issuedAt(601_000), await issuedAt(0, "user-8"), await issuedAt(0, "user-7", "x"), await issuedAt(0)];
  for (const state of [expired, ofOther, ofOtherKey]) assert.equal(await customer.come(await callback(() => withCookie(state))), "state");
  // Somebody sends a customer the link with which their own consent came back.
  assert.equal(await customer.come(await callback(() => fresh)), "state");
  assert.equal(exchanges(), 0);

  const good = await customer.consent();
  assert.equal(await customer.come(good), "connected");
  assert.equal(await customer.come(good), "state");
  assert.equal(exchanges(), 1);
  assert.equal(sandbox.connections().length, 1);
});

test("a cookie that is put back lets a state through again, and Slack refuses its code", async (t) => {
  const { url, sandbox } = await runSlackExample(t);
  const customer = visitor(url);
  const callback = await customer.consent();
  const kept = customer.cookies.get("slack-state");
  assert.equal(await customer.come(callback), "connected");
  customer.cookies.set("slack-state", kept);
  assert.equal(await customer.come(callback), "refused");
  assert.equal(sandbox.connections().length, 1);
});

test("over TLS the cookie of the state is for this host alone", async () => {
  const { cookie } = await issueState(new Request("https://my.app/slack/install"), "user-7", stateSecret);
  assert.match(cookie, /^__Host-slack-state=[^;]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
});

test("without a secret no state is issued", async () => {
  await assert.rejects(issueState(new Request("https://my.app/slack/install"), "user-7", undefined), /STATE_SECRET/);
});

for (const [what, slack] of Object.entries({
  "answers with a page": () => new Response("<h1>Down</h1>", { status: 503 }),
  "answers with JSON that is no answer": () => Response.json("no"),
  "cuts the connection": () => undefined,
  "does not answer in time": () => new Promise(() => {}),
})) {
  test(`a Slack that ${what} connects nothing, and the customer is told to start again`, async (t) => {
    const behind = (request, handle) => (request.method === "POST" ? slack() : handle(request));
    const { url, sandbox } = await runSlackExample(t, { slack: behind, bindings: { SLACK_TIMEOUT_MS: "500" } });
    assert.equal(await visitor(url).connect(), "slack-down");
    assert.deepEqual(connections(sandbox), []);
  });
}

test("a wrong client secret, and a key that Novu refuses, are on the console, without a secret", async (t) => {
  const wrongSlack = await runSlackExample(t, { bindings: { SLACK_CLIENT_SECRET: "wrong-secret-1" } });
  assert.equal(await visitor(wrongSlack.url).connect(), "refused");
  const wrongNovu = await runSlackExample(t, { bindings: { NOVU_SECRET_KEY: "wrong-secret-2" } });
  assert.equal(await visitor(wrongNovu.url).connect(), "novu");
  await wrongSlack.said(/Slack refused \(bad_client_secret\)/);
  await wrongNovu.said(/unauthorized|401/);
  assert.doesNotMatch(wrongSlack.logs() + wrongNovu.logs(), /xoxb|wrong-secret/);
});

test("who is not signed in connects nothing, and sees nothing", async (t) => {
  const { url, sandbox } = await runSlackExample(t);
  const anybody = visitor(url, "");
  assert.equal((await anybody.get("/slack/install")).status, 401);
  const callback = await visitor(url).consent();
  assert.equal(await anybody.come(callback), "signed-out");
  assert.equal((await anybody.get("/slack/api/v1/channel-connections")).status, 401);
  assert.deepEqual(connections(sandbox), []);
});

test("the settings page lists and deletes connections of who is signed in, and no tokens", async (t) => {
  const { url, sandbox } = await runSlackExample(t);
  await visitor(url, "user-7").connect("acme", "rotation");
  await visitor(url, "user-8").connect("globex");
  const optionsOf = (user) => ({ serverURL: `${url}/slack/api`, fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, Cookie: `user=${user}` } }) });
  const { data } = await main.listChannelConnections({}, optionsOf("user-7"));
  assert.deepEqual(data.map(({ workspace, auth }) => [workspace.name, auth]), [["Acme", {}]]);
  const [{ identifier }] = data;
  await assert.rejects(main.deleteChannelConnection(identifier, optionsOf("user-8")), { code: "not_found" });
  assert.equal(sandbox.connections().length, 2);
  await main.deleteChannelConnection(identifier, optionsOf("user-7"));
  assert.deepEqual(sandbox.connections().map(({ subscriberId }) => subscriberId), ["user-8"]);
});

test("no secret is in a page, in an address or in a header", async (t) => {
  const { url } = await runSlackExample(t);
  const customer = visitor(url);
  const install = await customer.get("/slack/install");
  const callback = (await customer.get(`${install.location}&choice=acme&grant=rotation`)).location;
  const back = await customer.get(callback);
  const answers = [install, back, await customer.get("/slack/settings"), await customer.get("/slack/api/v1/channel-connections")];
  const seen = JSON.stringify(answers.map(({ location, headers, text }) => [location, [...headers], text]));
  for (const secret of [app.clientSecret, stateSecret, secretKey, "xoxe"]) assert.ok(!seen.includes(secret), secret);
  assert.equal(back.headers.get("Referrer-Policy"), "no-referrer");
  assert.ok(!back.location.includes("code"));
});
