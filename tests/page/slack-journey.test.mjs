// The example for Slack as a person walks it: clicks, real redirects between two sites, real cookies.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { results } from "../../www/examples/slack-oauth/results.js";
import { cases } from "../slack/cases.mjs";
import { assertNoSecret, walk } from "../slack/walk.mjs";
import { customerOf } from "./support/customer.mjs";
import { closeBrowser } from "./support/open-page.mjs";

after(closeBrowser);

for (const one of cases) {
  const connected = one.connections?.find(([user]) => user === "user-7");
  const { shows = connected ? `Connected as ${connected[1]}.` : "Not connected." } = one;
  // A worker that waits for Slack for ever would never end.
  test(`${one.name}: ${one.steps.map(({ ends }) => ends).join(", ")}`, { timeout: 60_000 }, async (t) => {
    const run = await walk(t, one, customerOf(t));
    const { page, status, seen, referers, complaints } = run.customer;
    assert.equal(await status(), shows);
    if (one.shows === undefined) assert.ok(await page.locator("#connect").isVisible(), "somebody can begin");
    const all = await seen();
    for (const part of ["<title>Slack settings</title>", "<title>Fake Slack</title>", '"data":[']) {
      assert.ok(one.user === "" || one.steps.every(({ choose }) => !choose) || all.some((text) => text.includes(part)), `${part} was seen`);
    }
    assertNoSecret(run, all);
    for (const referer of await referers()) assert.doesNotMatch(referer, /code=|state=/);
    if (one.shows === undefined && !one.steps.some(({ remove }) => remove)) assert.deepEqual(complaints, []);
  });
}

const begin = (t, steps = [{ choose: "Allow for Acme", ends: "connected" }]) => walk(t, { steps, connections: [["user-7", "Acme", ["accessToken"]]] }, customerOf(t));

test("who goes back to Slack's page and allows once more is told that this was finished, and stays connected", async (t) => {
  const { customer, sandbox } = await begin(t);
  await customer.page.goBack();
  assert.equal(await customer.ending(() => customer.choose("Allow for Globex")), "state");
  assert.equal(await customer.status(), "Connected as Acme.");
  assert.equal(sandbox.connections().length, 1);
});

test("who was signed out meanwhile, and presses a button, is told to sign in", async (t) => {
  const { customer, sandbox } = await begin(t);
  await customer.cookie("user", "");
  await customer.page.getByRole("button", { name: "Disconnect" }).click();
  await customer.page.getByText(results["signed-out"][1]).waitFor();
  assert.equal(await customer.ending(() => customer.page.locator("#connect").click()), "signed-out");
  assert.equal(sandbox.connections().length, 1);
});
