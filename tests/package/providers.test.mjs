import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { createContext, runInContext, runInNewContext } from "node:vm";
import { bundle } from "../../scripts/bundle.mjs";
import { compiledBeforehand, compiledModules } from "./support/compiled-beforehand.mjs";
import { thrownSecret } from "./support/hostile.mjs";
import { bait, bolt, hostileAnswer, now, row, slack, tenant, webexPerson, webexToken } from "./support/hostile-answers.mjs";
import { importInstalled, requireInstalled } from "./support/installed.mjs";
import { runNode } from "./support/run-node.mjs";
import { runWorker } from "./support/run-worker.mjs";

const { main, providers } = await importInstalled();
const { fromMsTeamsConsent, fromSlackInstallation, fromSlackOAuth, fromWebexOAuth } = providers;

/** What a function throws, which is a validation error before anything was sent. */
function failure(call, code = "validation") {
  try {
    assert.fail(inspect(call()));
  } catch (error) {
    assert.ok(main.isNovuError(error), inspect(error));
    assert.deepEqual([error.code, error.outcome, error.attempts], [code, "not_created", 0], error.message);
    return error;
  }
}
const places = (call) => failure(call).issues.map(({ path, code }) => [path.join("."), code]);

test("each function gives what a request takes, as plain objects of its own", () => {
  const token = `xoxe.xoxb-1-${bait}`;
  assert.deepEqual(fromSlackOAuth(slack(), { now }), {
    workspace: { id: "T1", name: "Acme", botUserId: "U1" },
    auth: { accessToken: token, refreshToken: `xoxe-1-${bait}`, expiresAt: "2026-11-27T00:00:00.000Z" },
  });
  const workspace = { id: "T1", name: "Acme", botUserId: "U1" };
  const auth = { accessToken: `xoxb-${bait}`, refreshToken: `xoxe-${bait}` };
  assert.deepEqual(fromSlackInstallation(bolt()), { workspace, auth: { ...auth, expiresAt: "2026-12-11T14:40:00.000Z" } });
  assert.deepEqual(fromSlackInstallation(row()), { workspace, auth: { ...auth, expiresAt: "2026-12-11T14:40:00Z" } });
  assert.deepEqual(fromMsTeamsConsent(`?admin_consent=True&tenant=${tenant}`), { workspace: { id: tenant }, auth: { accessToken: "app-only" } });
  assert.deepEqual(fromWebexOAuth(webexToken(), webexPerson(), { now }), {
    workspace: { id: "O1", name: "Ann Lee" },
    auth: {
      accessToken: `webex-${bait}`,
      refreshToken: `refresh-${bait}`,
      expiresAt: "2026-12-10T11:59:59.000Z",
      refreshTokenExpiresAt: "2027-02-24T12:00:00.000Z",
    },
  });
});

test("what is required does the same, and its errors are those of the main entry", () => {
  const required = requireInstalled("novu-channel-connections/providers");
  assert.deepEqual(required.fromSlackOAuth(slack(), { now }), fromSlackOAuth(slack(), { now }));
  const { NovuError, isNovuError } = requireInstalled("novu-channel-connections");
  const errors = [required, providers].map(({ fromSlackOAuth }) => failure(() => fromSlackOAuth({})));
  assert.ok(errors.every((error) => main.isNovuError(error) && isNovuError(error)));
  assert.deepEqual(errors.map((error) => [error instanceof NovuError, error instanceof main.NovuError]), [[true, false], [false, true]]);
});

test("an error says what to do, and where in the answer", () => {
  const { message, issues } = failure(() => fromSlackOAuth({ ok: false, error: "invalid_code" }));
  assert.deepEqual(issues.map(({ path, code }) => [path, code]), [[["error"], "refused"]]);
  assert.equal(message, `The answer cannot become a connection: ${issues[0].message}`);
  assert.deepEqual(places(() => fromSlackInstallation({ team: { id: "" } })), [["team.id", "empty"], ["bot", "required"]]);
});

test("an answer that nobody awaited or read is an issue that says what to pass", () => {
  const answer = slack();
  for (const unread of [Promise.resolve(answer), Response.json(answer), { then() {} }]) {
    for (const from of [fromSlackOAuth, fromSlackInstallation, (token) => fromWebexOAuth(token, webexPerson())]) {
      const { issues } = failure(() => from(unread));
      assert.deepEqual(issues.map(({ code }) => code), ["type"]);
      assert.match(issues[0].message, /must be an object: pass what/);
    }
  }
});

test("now is a Date, also of another realm, or milliseconds; without it the clock says", () => {
  const expiry = (options) => fromSlackOAuth(slack(), options).auth.expiresAt;
  for (const time of [now, new Date(now), runInNewContext(`new Date(${now})`)]) assert.equal(expiry({ now: time }), "2026-11-27T00:00:00.000Z");
  assert.equal(expiry({ now: 0 }), "1970-01-01T12:00:00.000Z");
  for (const options of [undefined, null, {}, { now: undefined }, { now: null }]) {
    const [before, at, after] = [Date.now(), Date.parse(expiry(options)) - 43_200_000, Date.now()];
    assert.ok(before <= at && at <= after);
  }
});

const thrower = { get now() { throw new Error(thrownSecret); }, get workspaceId() { throw new Error(thrownSecret); } }; // prettier-ignore

test("a wrong option is a configuration error that names it", () => {
  const times = [Number.NaN, -1, Infinity, 253_402_300_800_000, new Date(Number.NaN), "2026-11-26", {}, [], true, 5n, () => now, Symbol("now")];
  for (const time of times) {
    assert.match(failure(() => fromSlackOAuth(slack(), { now: time }), "configuration").message, /^now must be /);
    assert.match(failure(() => fromWebexOAuth(webexToken(), webexPerson(), { now: time }), "configuration").message, /^now must be /);
  }
  for (const workspaceId of ["", 5, {}, ["T1"], "x".repeat(4_097), true, Symbol("id")]) {
    assert.match(failure(() => fromSlackOAuth(slack(), { workspaceId }), "configuration").message, /^workspaceId must be /);
    assert.match(failure(() => fromSlackInstallation(bolt(), { workspaceId }), "configuration").message, /^workspaceId must be /);
  }
  for (const options of ["T1", 5, true, 5n, Symbol("options"), thrower]) {
    assert.match(failure(() => fromSlackOAuth(slack(), options), "configuration").message, /^The options must be an object/);
  }
});

test("workspaceId is the id of the connection", () => {
  assert.deepEqual(fromSlackOAuth({ ...slack(), team: null }, { workspaceId: "E1" }).workspace, { id: "E1", name: "Group", botUserId: "U1" });
  assert.deepEqual(fromSlackInstallation(bolt(), { workspaceId: "mine" }).workspace, { id: "mine", botUserId: "U1" });
});

test("a redirect may be a URL, its text, its query, or its parameters", () => {
  const query = `admin_consent=True&tenant=${tenant}&state=https://my.app/?a=b`;
  const url = `https://my.app/teams/callback?${query}#fragment`;
  for (const redirect of [url, `/teams/callback?${query}`, `myapp://callback?${query}`, query, `?${query}`, new URL(url), new URLSearchParams(query)]) {
    assert.equal(fromMsTeamsConsent(redirect).workspace.id, tenant, String(redirect));
  }
  const encoded = `tenant=${tenant.replaceAll("-", "%2D")}&admin%5Fconsent=%54rue`;
  assert.equal(fromMsTeamsConsent(encoded).workspace.id, tenant);
  // The first of each name counts, as for URLSearchParams.get.
  assert.equal(fromMsTeamsConsent(`${query}&tenant=other&admin_consent=False`).workspace.id, tenant);
});

test("a text that is no redirect is an issue, and so is what is no text", () => {
  const missing = [["tenant", "required"], ["admin_consent", "refused"]];
  for (const text of ["", "?", "#", "https://my.app/", "/path", "a=b", "\ud800", "%%%", "x".repeat(100_000)]) assert.deepEqual(places(() => fromMsTeamsConsent(text)), missing, text);
  const revoked = Proxy.revocable(new URL("https://my.app"), {});
  revoked.revoke();
  const liar = { [Symbol.toStringTag]: "URL", toString: () => 5 };
  for (const value of [undefined, null, 5, {}, [], { tenant, admin_consent: "True" }, () => {}, Symbol("url"), 5n, revoked.proxy, liar, new Proxy({}, { get: () => assert.fail("thrown") })]) {
    assert.deepEqual(places(() => fromMsTeamsConsent(value)), [["", "type"]]);
  }
  assert.deepEqual(places(() => fromMsTeamsConsent(`https://my.app/?error=consent_required&admin_consent=True&tenant=${tenant}`)), [["error", "refused"]]);
});

test("a getter or a proxy that throws is an issue at its place", () => {
  const thrown = (name) => Object.defineProperty(slack(), name, { get: () => assert.fail(thrownSecret) });
  for (const name of ["ok", "access_token", "token_type", "team", "bot_user_id", "refresh_token", "expires_in"]) {
    assert.deepEqual(places(() => fromSlackOAuth(thrown(name))), [[name, "type"]]);
  }
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  assert.deepEqual(places(() => fromSlackOAuth(revoked.proxy)), [["", "type"]]);
  assert.deepEqual(places(() => fromSlackOAuth({ ...slack(), team: revoked.proxy })), [["team", "type"]]);
  assert.deepEqual(places(() => fromWebexOAuth(webexToken(), { id: "P1", emails: revoked.proxy })), [["emails.0", "type"]]);
});

test("a cycle and what is not taken do no harm", () => {
  const answer = { ...slack(), more: 5n };
  answer.self = answer;
  Object.defineProperty(answer, "extra", { get: () => assert.fail(thrownSecret), enumerable: true });
  assert.equal(fromSlackOAuth(answer).workspace.id, "T1");
});

test("the members of a class count", () => {
  class Row {
    get team_id() {
      return "T1";
    }
    get bot_token() {
      return "xoxb-1";
    }
  }
  assert.deepEqual(fromSlackInstallation(new Row()), { workspace: { id: "T1" }, auth: { accessToken: "xoxb-1" } });
});

test("what Object.prototype was given is no member", async () => {
  const seen = await runNode(`
    import { fromMsTeamsConsent, fromSlackInstallation, fromSlackOAuth, fromWebexOAuth } from "novu-channel-connections/providers";
    const given = { ok: false, error: "evil", access_token: "evil", token_type: "user", bot_user_id: "evil", refresh_token: "evil", expires_in: "evil",
      team: { id: "evil" }, enterprise: { id: "E1", name: "evil" }, id: "evil", name: "evil", bot: { token: "evil" }, bot_token: "evil", team_id: "evil",
      orgId: "evil", tenant: "evil", admin_consent: "evil", now: "evil", workspaceId: "evil", botUserId: "evil" };
    Object.assign(Object.prototype, given);
    const attempt = (call) => { try { return call(); } catch (error) { return error.issues.map(({ path, code }) => [path.join("."), code]); } };
    const results = [
      attempt(() => fromSlackOAuth({ access_token: "xoxb-1", team: { id: "T1" } }, {})),
      attempt(() => fromSlackOAuth({}, {})),
      attempt(() => fromSlackInstallation({ team_id: "T1", bot_token: "xoxb-1" })),
      attempt(() => fromMsTeamsConsent("tenant=${tenant}&admin_consent=True")),
      attempt(() => fromWebexOAuth({ access_token: "token" }, { id: "P1" })),
    ];
    for (const name of Object.keys(given)) delete Object.prototype[name];
    report(results);
  `);
  assert.deepEqual(seen, [
    { workspace: { id: "T1" }, auth: { accessToken: "xoxb-1" } },
    [["access_token", "required"], ["team", "required"]],
    { workspace: { id: "T1" }, auth: { accessToken: "xoxb-1" } },
    { workspace: { id: tenant }, auth: { accessToken: "app-only" } },
    { workspace: { id: "P1" }, auth: { accessToken: "token" } },
  ]);
});

const seed = Number(process.env.HOSTILE_SEED ?? Math.floor(Math.random() * 2 ** 32));
test(`20,000 hostile calls end in a connection, an issue or a wrong option, and tell no secret (HOSTILE_SEED=${seed})`, () => {
  const counts = { connected: 0, validation: 0, configuration: 0 };
  for (let call = 0; call < 20_000; call++) {
    const { name, args } = hostileAnswer(seed + call);
    try {
      const connected = providers[name](...args);
      const request = { integrationIdentifier: "a", subscriberId: "u", ...connected };
      assert.deepEqual(main.validateCreateChannelConnectionRequest(request).issues, undefined, `call ${call}`);
      counts.connected++;
    } catch (error) {
      assert.ok(main.isNovuError(error) && error.code in counts, `call ${call} of ${name}: ${inspect(error)}`);
      counts[error.code]++;
      const printed = inspect(error, { depth: Infinity }) + JSON.stringify(error) + error.stack;
      for (const secret of [bait, thrownSecret]) assert.ok(!printed.includes(secret), `call ${call}: ${printed}`);
    }
  }
  assert.ok(Object.values(counts).every((count) => count > 200), inspect(counts));
});

test("a worker uses the wasm as a module of its own", async (t) => {
  const source = `
    import { isNovuError } from "novu-channel-connections";
    import { fromMsTeamsConsent, fromSlackOAuth } from "novu-channel-connections/providers";
    export default {
      fetch({ url }) {
        try { fromSlackOAuth({}); } catch (error) { return Response.json([fromMsTeamsConsent(url), isNovuError(error)]); }
      },
    };
  `;
  const fetch = await runWorker(t, source);
  const [{ workspace }, isOurs] = await (await fetch(`http://worker.test/?admin_consent=True&tenant=${tenant}`)).json();
  assert.deepEqual([workspace.id, isOurs], [tenant, true]);
});

test("an edge that forbids compiling runs the wasm that was compiled beforehand", async () => {
  const source = 'import { fromMsTeamsConsent } from "novu-channel-connections/providers"; result = fromMsTeamsConsent(redirect).workspace.id;';
  const [{ contents }] = await bundle(source, { conditions: ["edge-light"], format: "iife", plugins: [compiledBeforehand] });
  const { Instance } = WebAssembly;
  const globals = { WebAssembly: { Instance }, compiled: compiledModules(), redirect: `?admin_consent=True&tenant=${tenant}`, result: undefined };
  const context = createContext({ ...globals, TextDecoder, TextEncoder, Uint8Array, URL });
  runInContext(Buffer.from(contents).toString(), context);
  assert.equal(context.result, tenant);
});

test("a bundle for elsewhere has the wasm inside, and nothing of the client", async () => {
  const files = await bundle('export * from "novu-channel-connections/providers";');
  assert.equal(files.length, 1);
  assert.ok(!files[0].text.includes("createChannelConnection"));
  const { fromSlackOAuth } = await import(`data:text/javascript;base64,${Buffer.from(files[0].contents).toString("base64")}`);
  assert.equal(fromSlackOAuth(slack()).workspace.id, "T1");
});
