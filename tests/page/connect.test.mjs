import assert from "node:assert/strict";
import { after, test } from "node:test";
import { serveDemo } from "./support/demo.mjs";
import { answer, fault, hasFocus, parts } from "./support/form.mjs";
import { serveNovu } from "./support/novu.mjs";
import { closeBrowser, openPage } from "./support/open-page.mjs";

after(closeBrowser);

async function openForm(t, options) {
  const opened = await openPage(t, await serveDemo(t, options));
  const sent = [];
  opened.page.on("request", (request) => request.method() === "POST" && sent.push(request.postDataJSON()));
  return { ...opened, sent, ...parts(opened.page) };
}

test("a form that is put right becomes a connection", async (t) => {
  const { page, complaints, field, outcome, submit, fillInExample } = await openForm(t);
  await fillInExample();
  await field("Workspace ID").fill("");
  await submit();
  assert.notEqual(await fault(field("Workspace ID")), "");
  await field("Workspace ID").fill("T9");
  assert.equal(await fault(field("Workspace ID")), "");
  await submit();
  const shown = await answer(page, "connected");
  assert.equal(shown.title, "Connected");
  assert.equal(shown.Identifier, await field("Identifier").inputValue());
  assert.equal(shown.Channel, "chat");
  assert.equal(shown.Provider, "slack");
  assert.equal(shown.Integration, "slack-prod");
  assert.equal(shown.Subscriber, "user-123");
  assert.equal(shown.Contexts, "tenant:org-acme");
  assert.equal(shown.Workspace, "Acme (T9)");
  assert.match(shown.Created, new RegExp(String(new Date().getFullYear())));
  assert.equal(await hasFocus(outcome), true);
  assert.deepEqual(complaints, []);
});

test("the same again names the connection that is in the way", async (t) => {
  const { page, complaints, field, button, outcome, submit, fillInExample } = await openForm(t);
  await fillInExample();
  await submit();
  const first = await answer(page, "connected");
  await button("Generate identifier").click();
  assert.notEqual(await field("Identifier").inputValue(), first.Identifier);
  await submit();
  const second = await answer(page, "failed");
  assert.equal(second.title, "Not connected");
  assert.equal(second["In the way"], first.Identifier);
  assert.equal(second.Code, "conflict");
  assert.equal(second.Status, "409");
  assert.equal(second.Outcome, "No connection was created.");
  assert.equal(await hasFocus(outcome), true);
  assert.deepEqual(complaints, []);
});

test("what is empty and optional is not sent", async (t) => {
  const { page, sent, field, submit } = await openForm(t);
  await field("Integration").fill("slack-prod");
  await field("Subscriber").fill("user-123");
  await field("Workspace ID").fill("T1");
  await field("Access token").fill("xoxb-token");
  await submit();
  await answer(page, "connected");
  const { identifier } = sent[0];
  assert.match(identifier, /^chconn_/);
  assert.deepEqual(sent, [
    { identifier, integrationIdentifier: "slack-prod", subscriberId: "user-123", workspace: { id: "T1" }, auth: { accessToken: "xoxb-token" } },
  ]);
});

test("every field of a request can be sent", async (t) => {
  const { page, sent, field, mode, button, contextField, submit } = await openForm(t);
  await field("Identifier").fill("acme-slack");
  await field("Subscriber").fill("user-123");
  await contextField(1, "Type").fill("tenant");
  await contextField(1, "ID").fill("org-acme");
  await contextField(1, "Data").fill('{"plan": "pro"}');
  await button("Add a context").click();
  await contextField(2, "Type").fill("app");
  await contextField(2, "ID").fill("billing");
  await mode.selectOption("subscriber");
  await field("Integration").fill("slack-prod");
  await field("Workspace ID").fill("T1");
  await field("Workspace name").fill("Acme");
  await field("Bot user").fill("U1");
  await field("Access token").fill("xoxb-token");
  await field("Refresh token").fill("xoxe-token");
  await field("Access token expires").fill("2027-01-31T12:00:00Z");
  await field("Refresh token expires").fill("2027-07-31T12:00:00Z");
  await submit();
  const shown = await answer(page, "connected");
  assert.deepEqual(sent, [
    {
      identifier: "acme-slack",
      subscriberId: "user-123",
      context: { tenant: { id: "org-acme", data: { plan: "pro" } }, app: { id: "billing" } },
      connectionMode: "subscriber",
      integrationIdentifier: "slack-prod",
      workspace: { id: "T1", name: "Acme", botUserId: "U1" },
      auth: {
        accessToken: "xoxb-token",
        refreshToken: "xoxe-token",
        expiresAt: "2027-01-31T12:00:00Z",
        refreshTokenExpiresAt: "2027-07-31T12:00:00Z",
      },
    },
  ]);
  assert.equal(shown.Contexts, "app:billing, tenant:org-acme");
});

test("a shared connection says that it has no subscriber", async (t) => {
  const { page, field, mode, submit, fillInExample } = await openForm(t);
  await fillInExample();
  await field("Subscriber").fill("");
  await mode.selectOption("shared");
  await submit();
  assert.match((await answer(page, "connected")).Subscriber, /^none/);
});

test("a form can be filled in and sent with the keyboard alone", async (t) => {
  const { page, outcome } = await openForm(t);
  const path = [];
  const next = async (text = "") => {
    await page.keyboard.press("Tab");
    await page.keyboard.type(text);
    path.push(await page.evaluate(() => document.activeElement.id));
  };
  // The link to Slack comes first.
  await page.keyboard.press("Tab");
  await next();
  for (const text of ["slack-prod", "", "", "user-123", ""]) await next(text);
  for (const text of ["tenant", "org-acme", '{"plan": "pro"}', "", ""]) await next(text);
  for (const text of ["T1", "Acme", "U1", "xoxb-token"]) await next(text);
  await page.keyboard.press("Enter");
  assert.equal((await answer(page, "connected")).Workspace, "Acme (T1)");
  assert.equal(await hasFocus(outcome), true);
  assert.equal(path[1], "integrationIdentifier");
  assert.equal(path.at(-1), "auth.accessToken");
});

test("faults that only the worker found stand beside their fields until those are edited", async (t) => {
  const { page, field, contextField, submit, fillInExample } = await openForm(t);
  const issues = [
    { path: ["subscriberId"], code: "format", message: "No such subscriber." },
    { path: ["context", "tenant", "data", "plan"], code: "format", message: "No such plan." },
  ];
  await page.route("**/api/v1/channel-connections", (route) =>
    route.fulfill({ status: 422, json: { code: "unprocessable", message: "Novu refused it.", outcome: "not_created", status: 422, issues } }),
  );
  await fillInExample();
  await submit();
  assert.match((await answer(page, "failed")).text, /Novu refused it\./);
  assert.equal(await fault(field("Subscriber")), "No such subscriber.");
  assert.equal(await fault(contextField(1, "Data")), "No such plan.");
  assert.equal(await hasFocus(field("Subscriber")), true);
  assert.equal(await page.getByRole("status").textContent(), "Novu refused it.");
  await field("Subscriber").fill("user-124");
  assert.equal(await fault(field("Subscriber")), "");
  assert.equal(await fault(contextField(1, "Data")), "No such plan.");
});

test("faults that the worker found do not keep anybody from trying again", async (t) => {
  const { page, submit, fillInExample } = await openForm(t);
  const issues = [{ path: ["context"], code: "format", message: "Not today." }];
  await page.route("**/api/v1/channel-connections", (route) => route.fulfill({ status: 422, json: { code: "unprocessable", message: "No.", issues } }), { times: 1 });
  await fillInExample();
  await submit();
  await answer(page, "failed");
  assert.equal(await fault(page.getByRole("group", { name: "Contexts", exact: true })), "Not today.");
  await submit();
  assert.equal((await answer(page, "connected")).title, "Connected");
});

test("a worker that does not answer leaves the outcome open", async (t) => {
  const { page, submit, fillInExample } = await openForm(t);
  await page.route("**/api/v1/channel-connections", (route) => route.abort());
  await fillInExample();
  await submit();
  const shown = await answer(page, "failed");
  assert.equal(shown.Code, "connection_failed");
  assert.equal(shown.Outcome, "The connection may exist all the same.");
});

test("impatience sends one request", async (t) => {
  const { page, sent, button, fillInExample } = await openForm(t);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route("**/api/v1/channel-connections", (route) => released.then(() => route.continue()));
  await fillInExample();
  await button("Connect workspace").dblclick();
  release();
  await answer(page, "connected");
  assert.equal(sent.length, 1);
});

test("neither the page nor its traffic has the worker's key, and no answer has a token", async (t) => {
  const secretKey = "key-of-the-worker-0123456789";
  const novu = await serveNovu(t);
  const { page, field, submit, fillInExample } = await openForm(t, { secretKey, serverURL: novu.url });
  await fillInExample();
  await field("Access token").fill("token-of-acme");
  const traffic = [];
  // On its way, since Chromium does not keep the body of an answer that is read as a stream.
  await page.route("**/api/**", async (route) => {
    const response = await route.fetch();
    traffic.push(route.request().method(), route.request().postData(), JSON.stringify(response.headers()), await response.text());
    await route.fulfill({ response });
  });
  await submit();
  await answer(page, "connected");
  await submit();
  await answer(page, "failed");
  assert.equal(novu.requests[0].headers.authorization, `ApiKey ${secretKey}`);
  assert.equal(JSON.parse(novu.requests[0].body).auth.accessToken, "token-of-acme");
  const seen = `${traffic.join("\n")}\n${await page.content()}`;
  assert.ok(seen.includes("POST"));
  assert.ok(!seen.includes(secretKey));
  assert.equal(seen.split("token-of-acme").length - 1, 2, "the token went up once for each attempt, and never came back");
});

test("the policy lets the page work, and no other script", async (t) => {
  const { page, complaints } = await openForm(t);
  assert.deepEqual(complaints, []);
  const complaint = page.waitForEvent("console");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => window.injected), undefined);
  assert.match((await complaint).text(), /Content Security Policy/);
});
