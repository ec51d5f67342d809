import assert from "node:assert/strict";
import { after, test } from "node:test";
import { serveDemo } from "./support/demo.mjs";
import { answer, moments, parts } from "./support/form.mjs";
import { serveNovu } from "./support/novu.mjs";
import { closeBrowser, openPage } from "./support/open-page.mjs";
import { shifts, watchShifts } from "./support/measure.mjs";

after(closeBrowser);

const lost = "The answer gets lost";
const stalled = "No answer within 3 seconds";
const tooMany = "429: too many requests, for a second";
const unavailable = "503: unavailable";

/** Opens the page with an example in its form, and with these faults on the way to the worker. */
async function openForm(t, faults, options) {
  const url = await serveDemo(t);
  const { page } = await openPage(t, url, options);
  const form = parts(page);
  await form.fillInExample();
  for (const name of faults) await form.networkSwitch(name).check();
  const sandbox = async () => (await fetch(`${url}/sandbox`)).json();
  return { page, sandbox, ...form };
}

const isWait = ([what]) => what === "Wait";
const attempts = (moments) => moments.filter((moment) => !isWait(moment));

test("an answer that gets lost: the second attempt meets the connection of the first, which is found", async (t) => {
  const { page, sandbox, submit } = await openForm(t, [lost]);
  await submit();
  const { Identifier } = await answer(page, "connected");
  const shown = await moments(page);
  assert.deepEqual(attempts(shown), [
    ["Attempt 1", "connection lost"],
    ["Attempt 2", "409, in the way"],
    ["Look-up", "200, found"],
    ["One connection", Identifier],
  ]);
  assert.deepEqual(shown.map(isWait), [false, true, false, false, false]);
  const { connections } = await sandbox();
  assert.deepEqual(connections.map(({ identifier }) => identifier), [Identifier]);
});

test("an answer that never comes is not waited for, and shown while it does not", async (t) => {
  const { page, sandbox, submit } = await openForm(t, [stalled]);
  await submit();
  await page.getByText("Attempt 1", { exact: true }).waitFor();
  assert.deepEqual(await moments(page), [["Attempt 1", ""]]);
  const { Identifier } = await answer(page, "connected");
  assert.deepEqual(attempts(await moments(page)), [
    ["Attempt 1", "no answer"],
    ["Attempt 2", "409, in the way"],
    ["Look-up", "200, found"],
    ["One connection", Identifier],
  ]);
  assert.equal((await sandbox()).connections.length, 1);
});

test("a server that asks for patience gets it: a bar grows for as long as that takes, and both are said", async (t) => {
  const { page, sandbox, submit } = await openForm(t, [tooMany], { beforeLoad: watchAnnouncements });
  await submit();
  const duration = await page.waitForFunction(() => document.querySelector("[data-kind=wait] .bar")?.getAnimations()[0]?.effect.getTiming().duration);
  assert.equal(await duration.jsonValue(), 1000);
  const { Identifier } = await answer(page, "connected");
  assert.deepEqual(await moments(page), [
    ["Attempt 1", "429, too many requests"],
    ["Wait", "1.00 s"],
    ["Attempt 2", "201, created"],
    ["One connection", Identifier],
  ]);
  const said = await page.evaluate(() => window.said);
  assert.deepEqual(said, ["Connecting …", "Attempt 1: 429, too many requests. Waiting 1.00 s …", ""]);
  assert.deepEqual((await sandbox()).requests, [{ method: "POST", status: 201 }]);
});

test("nothing moves for people who want nothing to move", async (t) => {
  const { page, submit } = await openForm(t, [unavailable], { reducedMotion: "reduce", beforeLoad: countAnimations });
  await submit();
  await answer(page, "connected");
  assert.equal((await moments(page)).filter(isWait).length, 1);
  assert.equal(await page.evaluate(() => window.animations), 0);
});

test("all faults in a row, in the order of the switches, and still one connection; nothing moves by itself", async (t) => {
  const { page, sandbox, submit } = await openForm(t, [unavailable, tooMany, stalled, lost], { beforeLoad: watchShifts });
  await submit();
  const { Identifier } = await answer(page, "connected");
  assert.deepEqual(attempts(await moments(page)), [
    ["Attempt 1", "connection lost"],
    ["Attempt 2", "no answer"],
    ["Attempt 3", "429, too many requests"],
    ["Attempt 4", "503, unavailable"],
    ["Attempt 5", "409, in the way"],
    ["Look-up", "200, found"],
    ["One connection", Identifier],
  ]);
  assert.equal((await sandbox()).connections.length, 1);
  assert.deepEqual(await shifts(page), []);
});

test("a switch can be turned with the keyboard", async (t) => {
  const { page, networkSwitch, button } = await openForm(t, []);
  await button("Connect workspace").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.equal(await networkSwitch(lost).isChecked(), true);
});

test("a conflict ends the timeline with no connection", async (t) => {
  const { page, button, submit } = await openForm(t, []);
  await submit();
  await answer(page, "connected");
  await button("Generate identifier").click();
  await submit();
  await answer(page, "failed");
  assert.deepEqual((await moments(page)).at(-1), ["No connection", "conflict"]);
});

test("what the sandbox holds is listed after each call, and gone after a reset", async (t) => {
  const { page, field, button, submit } = await openForm(t, []);
  const list = page.getByRole("list", { name: "In the sandbox" }).getByRole("listitem");
  const summary = page.locator("#requests");
  assert.equal(await summary.textContent(), "0 connections, after 0 requests");
  await submit();
  const { Identifier } = await answer(page, "connected");
  assert.deepEqual(await list.allInnerTexts(), [`${Identifier}\nAcme · user-123 · tenant:org-acme`]);
  await field("Subscriber").fill("user-124");
  await button("Generate identifier").click();
  await submit();
  await page.locator("#outcome", { hasText: "user-124" }).waitFor();
  assert.match((await list.allInnerTexts())[0], /user-124/);
  assert.equal(await summary.textContent(), "2 connections, after 2 requests: POST 201, POST 201");
  await button("Reset").click();
  await page.locator("#requests", { hasText: "0 connections, after 0 requests" }).waitFor();
  assert.equal(await list.count(), 0);
});

test("what another page has connected is there from the start", async (t) => {
  const { page, submit } = await openForm(t, []);
  await submit();
  await answer(page, "connected");
  await page.reload();
  await page.locator("#requests", { hasText: "1 connection, after 1 request: POST 201" }).waitFor();
});

test("on the way to the real Novu nothing can be broken, and nothing is listed", async (t) => {
  const novu = await serveNovu(t);
  const { page, complaints } = await openPage(t, await serveDemo(t, { secretKey: "key", serverURL: novu.url }));
  const { networkSwitch, fillInExample, submit } = parts(page);
  for (const name of [lost, stalled, tooMany, unavailable]) assert.equal(await networkSwitch(name).isDisabled(), true);
  assert.match(await page.locator("#network").innerText(), /only where the worker talks to its sandbox/);
  const [target, anybody] = await Promise.all(["p:has(#target)", "#anybody"].map((selector) => page.locator(selector).boundingBox()));
  assert.ok(anybody.y >= target.y + target.height, "one text covers the other");
  assert.equal(await page.getByRole("region", { name: "In the sandbox" }).count(), 0);
  await fillInExample();
  await submit();
  await answer(page, "connected");
  assert.deepEqual(complaints, []);
});

function watchAnnouncements() {
  window.said = [];
  addEventListener("DOMContentLoaded", () => {
    const status = document.querySelector("[role=status]");
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
  });
}

function countAnimations() {
  window.animations = 0;
  const { animate } = Element.prototype;
  Element.prototype.animate = function (...options) {
    window.animations++;
    return animate.apply(this, options);
  };
}
