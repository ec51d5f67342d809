import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { secretKey, validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";
import { codeOf, runBlock } from "./support/pages.mjs";

const { testing } = await importInstalled();
const user = { id: "user-1" };

/** A `fetch` that leads to a sandbox, or to one of these functions by its origin. */
function network(sandbox, servers = {}) {
  return async (url, init) => {
    const serve = servers[new URL(url).origin];
    return serve ? serve(url, init) : sandbox.fetch(url, init);
  };
}

test("the OAuth callback of the README connects a workspace, once, and tells of each way to fail", async (t) => {
  const userOf = async (request) => request.headers.has("Cookie") && user;
  const { default: worker } = await runBlock(t, codeOf("README.md", "In a worker"), { userOf });
  const sandbox = testing.createSandbox({ secretKey, faults: [{ kind: "drop-after", on: 1 }] });
  const answers = { good: { ok: true, team: { id: "T1", name: "Acme" }, bot_user_id: "U1", access_token: "xoxb-1", token_type: "bot" }, bad: { ok: false, error: "invalid_code" } };
  const slack = async (_, { body }) => Response.json(answers[body.get("code")]);
  t.mock.method(globalThis, "fetch", network(sandbox, { "https://slack.com": slack }));
  const env = { SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "secret", NOVU_SECRET_KEY: secretKey };
  const visit = async (code, headers = { Cookie: "user=1" }, bindings = env) => {
    const response = await worker.fetch(new Request(`https://my.app/slack/callback?code=${code}&state=1`, { headers }), bindings);
    return [response.status, await response.text()];
  };
  assert.deepEqual(await visit("good"), [200, "Acme is connected."]);
  const [{ subscriberId, workspace }, ...more] = sandbox.connections();
  assert.deepEqual([subscriberId, workspace, more], ["user-1", { id: "T1", name: "Acme", botUserId: "U1" }, []]);
  answers.good.access_token = "xoxb-2";
  assert.deepEqual(await visit("good"), [200, "Acme is connected."], "connects again");
  assert.equal(sandbox.connections().length, 1);
  assert.deepEqual(await visit("good", {}), [401, "Please sign in."]);
  const log = t.mock.method(console, "error", () => {});
  assert.deepEqual(await visit("bad"), [502, "Please try again."]);
  assert.deepEqual(await visit("good", undefined, { ...env, NOVU_SECRET_KEY: "wrong" }), [502, "Please try again."]);
  const logged = log.mock.calls.map(({ arguments: [{ code, issues }] }) => [code, issues?.[0].code]);
  assert.deepEqual(logged, [["validation", "refused"], ["unauthorized", undefined]]);
});

test("the page of the README connects through the worker of the README", async (t) => {
  const { default: worker } = await runBlock(t, codeOf("README.md", "At the edge", "export default"));
  const sandbox = testing.createSandbox({ secretKey });
  const handle = (url, init) => worker.fetch(new Request(url, init), { NOVU_SECRET_KEY: secretKey });
  t.mock.method(globalThis, "fetch", network(sandbox, { "https://my.app": handle }));
  const globals = { location: new URL("https://my.app/settings"), accessToken: "xoxb-1", userOf: async () => user };
  await runBlock(t, codeOf("README.md", "At the edge", "location.href"), globals);
  assert.deepEqual(sandbox.connections().map(({ subscriberId }) => subscriberId), ["user-1"]);
  const elsewhere = await worker.fetch(new Request("https://my.app/other"), {});
  assert.equal(elsewhere.status, 404);
});

test("the form of the README shows issues", async (t) => {
  const input = Object.assign(new EventTarget(), { value: "", setCustomValidity: (message) => (input.validity = message) });
  const shown = [];
  await runBlock(t, codeOf("README.md", "In a form"), { input, request: { ...validRequest(), workspace: {} }, show: (...issue) => shown.push(issue) });
  assert.deepEqual(shown, [["workspace.id", "workspace.id is required."]]);
  input.dispatchEvent(new Event("input"));
  assert.equal(input.validity, "workspace.id must not be empty.");
});

test("the test of the README passes, with the code that it tests", async (t) => {
  t.mock.method(globalThis, "fetch", () => assert.fail("the network is stubbed"));
  const source = readFileSync(join(root, "tests/examples/vitest/connect-slack.js"), "utf8");
  process.env.NOVU_SECRET_KEY = secretKey;
  t.after(() => delete process.env.NOVU_SECRET_KEY);
  const { connectSlack } = await runBlock(t, source);
  const tests = [];
  const globals = {
    connectSlack,
    // A second mock would be restored to the first one, and stay for the tests that follow.
    vi: { stubGlobal: (name, value) => (globalThis[name] = value) },
    test: (name, run) => tests.push(run),
    expect: (actual) => ({
      toHaveLength: (length) => assert.equal(actual.length, length),
      toEqual: (wanted) => assert.deepEqual(actual, wanted),
    }),
  };
  const code = codeOf("README.md", "In tests").replace(/^import .* from "(?:vitest|\.\/connect-slack\.js)".*$/gm, "");
  const parameters = Object.keys(globals).join(", ");
  const { default: define } = await runBlock(t, code.replace(/^(?=test\()/m, `export default ({ ${parameters} }) => {\n`) + "\n};\n");
  define(globals);
  assert.equal(tests.length, 1);
  await tests[0]();
});
