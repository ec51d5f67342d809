import assert from "node:assert/strict";
import { join } from "node:path";
import { serve } from "../../../scripts/serve.mjs";
import { importInstalled } from "../../package/support/installed.mjs";
import { eachBrowser } from "../support/browsers/each-browser.mjs";
import { until } from "../support/browsers/until.mjs";
import { install } from "../support/install.mjs";

const named = (name) => `[name="${name}"]`;
const part = (name) => `.context [data-part="${name}"]`;
const submit = "[type=submit]";

/** The text that is seen below a control, alone, and heard with it. */
const fault = (page, selector) =>
  page.evaluate((selector) => {
    const control = document.querySelector(selector);
    const notes = control
      .getAttribute("aria-describedby")
      .split(" ")
      .map((id) => document.getElementById(id))
      .filter((note) => note.textContent !== "" && note.checkVisibility({ visibilityProperty: true }));
    const note = notes.find((note) => note.matches(".fault"));
    if (!note) return "";
    const [above, below] = [control, note].map((element) => element.getBoundingClientRect());
    const isBeside = below.left === above.left && below.top >= above.bottom && below.top - above.bottom < 20;
    if (!isBeside || notes.length > 1) return `${note.textContent} (${isBeside ? "on top of the hint" : "elsewhere"})`;
    return note.textContent;
  }, selector);

/** The lines of the answer by name, as soon as there is one of that kind. */
const answer = (page, kind) =>
  until(`an answer: ${kind}`, () =>
    page.evaluate((kind) => {
      const lines = [...document.querySelectorAll(`#outcome[data-kind="${kind}"] dl > div`)];
      return lines.length > 0 && Object.fromEntries(lines.map((line) => [...line.children].map((cell) => cell.innerText)));
    }, kind),
  );

/** Where each control and each card stands on the page. */
const places = (page) =>
  page.evaluate(() => {
    // What comes of the form scrolls along with it.
    scrollTo(0, 0);
    return [...document.querySelectorAll("input, select, textarea, button, .card")].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.id, x, y, width, height];
    });
  });

async function useTheForm({ page, validateField, subscriber, picture }) {
  const said = (path, value) => validateField(path, value)[0].message;
  // Before its script has run, the page has only what it came with.
  await until("the form is ready", () => page.evaluate(() => document.querySelector('[name="integrationIdentifier"]').id !== ""));
  const before = await places(page);
  assert.equal(await page.evaluate(() => new Set([...document.querySelectorAll("input, select")].map(({ offsetHeight }) => offsetHeight)).size), 1, "all controls are as high");

  await page.type(named("integrationIdentifier"), "slack-prod");
  await page.type(named("subscriberId"), subscriber);
  await page.type(part("type"), "tenant");
  await page.type(part("id"), "org-acme");
  await page.click(named("workspace.id"));
  assert.equal(await fault(page, named("workspace.id")), "", "nobody has left the field yet");
  await page.type(named("auth.accessToken"), "nvsk.");
  assert.equal(await fault(page, named("workspace.id")), said(["workspace", "id"], ""));
  assert.equal(await fault(page, named("auth.accessToken")), said(["auth", "accessToken"], "nvsk."));
  assert.deepEqual(await places(page), before, "nothing moves when a fault appears");
  await picture("1-faults");

  await page.backspace(named("auth.accessToken"));
  assert.equal(await fault(page, named("auth.accessToken")), "");
  await page.type(named("workspace.id"), "T0123ABCDEF");
  assert.equal(await fault(page, named("workspace.id")), "");

  await page.click(submit);
  const first = await answer(page, "connected");
  assert.equal(first.Contexts, "tenant:org-acme");
  assert.equal(first.Workspace, "T0123ABCDEF");
  await picture("2-connected");

  await page.click(submit);
  const second = await answer(page, "failed");
  assert.equal(second.Code, "conflict");
  assert.equal(second["In the way"], first.Identifier);
  await picture("3-conflict");
}

export const rows = eachBrowser("demo page", async ({ page, folder, after }) => {
  const { validateField } = (await importInstalled()).main;
  const { url, stop } = await serve({ from: await install("browsers/app") });
  after(stop);
  for (const [size, width] of Object.entries({ wide: 1280, narrow: 480 })) {
    await page.resize({ width, height: 900 });
    await page.goto(url);
    const picture = async (name) => {
      await page.screenshot(join(folder, `${size}-${name}.png`));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${size}-${name} is too wide`);
    };
    await useTheForm({ page, validateField, subscriber: `user-${size}`, picture });
  }
});
