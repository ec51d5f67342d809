import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { validateField } from "../../pkg/index.js";
import { serve } from "../../scripts/serve.mjs";
import { fault, hasFocus, isInvalid, parts } from "./support/form.mjs";
import { closeBrowser, openPage } from "./support/open-page.mjs";

let demo;
before(async () => (demo = await serve()));
after(() => demo.stop());
after(closeBrowser);

const said = (path, value) => validateField(path, value)[0].message;

async function openForm(t) {
  const { page } = await openPage(t, demo.url);
  const sent = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request));
  return { page, sent, ...parts(page) };
}

test("a field that nobody was in shows no fault", async (t) => {
  const { field } = await openForm(t);
  await field("Subscriber").fill("user-123");
  for (const name of ["Integration", "Workspace ID", "Access token"]) {
    assert.equal(await fault(field(name)), "");
    assert.equal(await isInvalid(field(name)), false);
  }
});

test("a field that was left empty shows what the package says of it", async (t) => {
  const { field } = await openForm(t);
  await field("Integration").focus();
  await field("Workspace ID").focus();
  assert.equal(await fault(field("Integration")), said(["integrationIdentifier"], ""));
  assert.equal(await isInvalid(field("Integration")), true);
  assert.equal(await fault(field("Workspace ID")), "");
});

test("a fault comes and goes as somebody types, and is announced", async (t) => {
  const { page, field } = await openForm(t);
  const token = field("Access token");
  await token.pressSequentially("nvsk.");
  assert.equal(await fault(token), said(["auth", "accessToken"], "nvsk."));
  assert.equal(await page.getByRole("status").textContent(), said(["auth", "accessToken"], "nvsk."));
  await token.press("Backspace");
  assert.equal(await fault(token), "");
  assert.equal(await isInvalid(token), false);
});

test("an attempt to submit shows all faults, goes to the first, and sends nothing", async (t) => {
  const { page, sent, field, submit } = await openForm(t);
  await submit();
  assert.equal(await fault(field("Integration")), said(["integrationIdentifier"], ""));
  assert.equal(await fault(field("Workspace ID")), said(["workspace", "id"], ""));
  assert.equal(await fault(field("Access token")), said(["auth", "accessToken"], ""));
  assert.equal(await hasFocus(field("Integration")), true);
  assert.equal(await page.locator("[aria-invalid=true]").count(), 3);
  assert.equal(sent.length, 0);
});

test("what is wrong with the request as a whole stands beside the button", async (t) => {
  const { sent, field, button, submit } = await openForm(t);
  await field("Integration").fill("slack-prod");
  await field("Workspace ID").fill("T1");
  await field("Access token").fill("xoxb-token");
  await submit();
  const request = { integrationIdentifier: "slack-prod", workspace: { id: "T1" }, auth: { accessToken: "xoxb-token" } };
  assert.equal(await fault(button("Connect workspace")), said([], request));
  assert.equal(await hasFocus(button("Connect workspace")), true);
  assert.equal(sent.length, 0);
  await field("Subscriber").fill("user-123");
  assert.equal(await fault(button("Connect workspace")), "");
});

test("each part of a context shows its own fault", async (t) => {
  const { context, contextField } = await openForm(t);
  await contextField(1, "Type").fill("a tenant");
  await contextField(1, "ID").fill("org/acme");
  await contextField(1, "Data").fill('{"plan": ');
  await context(1).getByRole("button").focus();
  assert.equal(await fault(contextField(1, "Type")), said(["context", "a tenant"], "x"));
  assert.equal(await fault(contextField(1, "ID")), said(["context", "tenant", "id"], "org/acme"));
  assert.equal(await fault(contextField(1, "Data")), said(["context", "tenant", "data"], "no object"));
});

test("contexts can be added as far as the package allows, and removed", async (t) => {
  const { button, context, contextField } = await openForm(t);
  for (const number of [2, 3, 4, 5]) {
    assert.equal(await button("Add a context").isEnabled(), true);
    await button("Add a context").click();
    assert.equal(await hasFocus(contextField(number, "Type")), true);
  }
  assert.equal(await button("Add a context").isEnabled(), false);
  await contextField(3, "Type").fill("third");
  await button("Remove context 2").click();
  assert.equal(await contextField(2, "Type").inputValue(), "third");
  assert.equal(await hasFocus(contextField(2, "Type")), true);
  assert.equal(await context(5).count(), 0);
  assert.equal(await button("Add a context").isEnabled(), true);
});

test("a type that is given twice is not lost silently", async (t) => {
  const { sent, field, button, contextField, fillInExample, submit } = await openForm(t);
  await fillInExample();
  await button("Add a context").click();
  await contextField(2, "Type").fill("tenant");
  await contextField(2, "ID").fill("org-globex");
  await submit();
  assert.match(await fault(contextField(1, "Type")), /Two contexts have this type/);
  assert.match(await fault(contextField(2, "Type")), /Two contexts have this type/);
  assert.equal(await hasFocus(contextField(1, "Type")), true);
  assert.equal(sent.length, 0);
  assert.equal(await fault(field("Integration")), "");
});

test("a generated identifier begins with what the form says so far", async (t) => {
  const { field, button, contextField } = await openForm(t);
  await button("Generate identifier").click();
  assert.match(await field("Identifier").inputValue(), /^chconn_[0-9a-z]{12}$/);
  await field("Integration").fill("slack-prod");
  await field("Subscriber").fill("user-123");
  await contextField(1, "Type").fill("not right yet");
  await button("Generate identifier").click();
  assert.match(await field("Identifier").inputValue(), /^slack-prod-user-123-[0-9a-z]{12}$/);
});

test("the example replaces everything that was typed", async (t) => {
  const { page, field, mode, context, button, fillInExample } = await openForm(t);
  await field("Refresh token").fill("left over");
  await mode.selectOption("shared");
  await button("Add a context").click();
  await fillInExample();
  assert.equal(await field("Refresh token").inputValue(), "");
  assert.equal(await mode.inputValue(), "");
  assert.equal(await context(2).count(), 0);
  assert.equal(await page.locator("[aria-invalid=true]").count(), 0);
});
