import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { providerProblemsFile } from "../../scripts/generate.mjs";
import { root } from "../../scripts/run.mjs";
import { importInstalled } from "./support/installed.mjs";
import { blocks, pages, runBlock, section } from "./support/pages.mjs";
import { refusedAnswers } from "./support/refused-answers.mjs";

const { providers, testing } = await importInstalled();
const page = pages["docs/providers.md"];

/** The one issue of an answer. */
function issueOf([title, name, ...args]) {
  try {
    providers[name](...args);
  } catch (error) {
    assert.equal(error.issues?.length, 1, title);
    return error.issues[0];
  }
  assert.fail(title);
}

test("docs/providers.md has the answers that are refused, with their issues", () => {
  const rows = refusedAnswers.map((refused) => {
    const { path, code, message } = issueOf(refused);
    return `| ${refused[0]} | ${path.length > 0 ? `\`${path.join(".")}\`` : "" } | \`${code}\` | ${message} |`;
  });
  assert.deepEqual(section(page, "Errors").match(/^\| (?!answer).*$/gm), rows.map((row) => row.replace(/\|  \|/, "| |")));
});

test("docs/providers.md has every problem that the functions know", () => {
  const problems = JSON.parse(readFileSync(providerProblemsFile, "utf8"));
  assert.ok(problems.length > 20);
  assert.deepEqual(problems.filter((text) => !page.includes(text.trim())), []);
});

const read = (name) => readFileSync(join(root, "tests/examples/providers", name), "utf8");
const env = { NOVU_SECRET_KEY: "key", SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "s", TEAMS_CLIENT_ID: "a", WEBEX_CLIENT_ID: "C1", WEBEX_CLIENT_SECRET: "s" };
const tenantId = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490";
const user = { id: "user-1", tenantId };

const integrations = Object.entries({ "slack-prod": "slack", "teams-prod": "msteams", "webex-prod": "webex-messaging" }).map(([identifier, providerId]) => ({
  ...{ identifier, providerId, credentials: { clientId: "a", secretKey: "b" } },
}));

/** What servers answer, by the URL that is asked; Novu is a sandbox. Gives the sandbox and the requests of the others. */
function serve(t, answers) {
  const sandbox = testing.createSandbox({ integrations });
  const asked = [];
  t.mock.method(globalThis, "fetch", async (url, init) => {
    if (!(url in answers)) return sandbox.fetch(url, init);
    asked.push(init);
    return Response.json(answers[url]);
  });
  return { sandbox, asked };
}

test("the example for Slack connects the workspace that Slack answers", async (t) => {
  const { connectSlack, slackUrl } = await runBlock(t, read("slack.js"));
  const answer = { ok: true, access_token: "xoxe.xoxb-1", refresh_token: "xoxe-1", expires_in: 43_200, token_type: "bot", bot_user_id: "U1", team: { id: "T1", name: "Acme" } };
  const { sandbox, asked } = serve(t, { "https://slack.com/api/oauth.v2.access": answer });
  assert.equal(new URL(slackUrl("state-1", env)).searchParams.get("state"), "state-1");
  await connectSlack(new Request("https://my.app/slack/callback?code=c1&state=state-1"), user, env);
  assert.equal(asked[0].body.get("code"), "c1");
  const [{ workspace, auth, subscriberId }] = sandbox.connections();
  assert.deepEqual([workspace, auth.refreshToken, subscriberId], [{ id: "T1", name: "Acme", botUserId: "U1" }, "xoxe-1", "user-1"]);
});

test("the example for Microsoft Teams connects the tenant of the user, and no other", async (t) => {
  const { connectTeams, teamsUrl } = await runBlock(t, read("ms-teams.js"));
  const { sandbox } = serve(t, {});
  assert.equal(new URL(teamsUrl("state-1", env)).searchParams.get("state"), "state-1");
  const redirect = new Request(`https://my.app/teams/callback?admin_consent=True&tenant=${tenantId}&state=state-1`);
  await assert.rejects(connectTeams(redirect, { ...user, tenantId: "other" }, env), /another tenant/);
  assert.equal(sandbox.connections().length, 0);
  await connectTeams(redirect, user, env);
  assert.deepEqual(sandbox.connections().map(({ workspace }) => workspace), [{ id: tenantId }]);
});

test("the example for Webex connects the organization of the person", async (t) => {
  const { connectWebex, webexUrl } = await runBlock(t, read("webex.js"));
  const token = { access_token: "token-1", expires_in: 1_209_599, refresh_token: "refresh-1", refresh_token_expires_in: 7_776_000 };
  const { sandbox, asked } = serve(t, {
    "https://webexapis.com/v1/access_token": token,
    "https://webexapis.com/v1/people/me": { id: "P1", orgId: "O1", displayName: "Ann Lee", emails: ["ann@example.com"] },
  });
  assert.equal(new URL(webexUrl("state-1", env)).searchParams.get("state"), "state-1");
  await connectWebex(new Request("https://my.app/webex/callback?code=c1&state=state-1"), user, env);
  assert.equal(asked[1].headers.Authorization, "Bearer token-1");
  assert.deepEqual(sandbox.connections().map(({ workspace }) => workspace), [{ id: "O1", name: "Ann Lee" }]);
});

test("the example of a callback tells the customer whether the provider refused", async (t) => {
  const code = read("callback.js").replace(/^import .*slack\.js";$/m, "");
  let error;
  const connectSlack = async () => {
    if (error) throw error;
  };
  const { callback } = await runBlock(t, code, { connectSlack });
  const log = t.mock.method(console, "error", () => {});
  const answered = async () => {
    const response = await callback(new Request("https://my.app/slack/callback"), user, env);
    return [response.status, await response.text()];
  };
  assert.deepEqual(await answered(), [200, "Connected."]);
  const issue = issueOf(refusedAnswers[1]);
  error = testing.novuError({ code: "validation", issues: [issue] });
  assert.deepEqual(await answered(), [400, "Slack was not allowed to connect. Please start again."]);
  error = testing.novuError({ code: "unauthorized" });
  assert.deepEqual(await answered(), [502, "Please try again later."]);
  assert.equal(log.mock.callCount(), 2);
  error = new TypeError("a fault of the app");
  await assert.rejects(answered(), TypeError);
});

test("the code of docs/providers.md stands in the examples that run", () => {
  for (const [title, file] of Object.entries({ Slack: "slack.js", "Microsoft Teams": "ms-teams.js", Webex: "webex.js", Errors: "callback.js" })) {
    let rest = read(file);
    for (const line of blocks(section(page, title))[0].code.split("\n").filter(Boolean)) {
      const at = rest.indexOf(line);
      assert.ok(at >= 0, `${file}: ${line}`);
      rest = rest.slice(at + line.length);
    }
  }
});
