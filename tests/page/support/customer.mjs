import assert from "node:assert/strict";
import { disconnected, results } from "../../../www/examples/slack-oauth/results.js";
import { openPage } from "./open-page.mjs";

/**
 * Somebody before the pages of the example for Slack, in Chromium, as `walk` of tests/slack/ wants a customer. `seen()` resolves to all
 * that was on the way: addresses, headers and bodies both ways, what the pages held, and what they said on their console.
 */
export const customerOf = (t) => async (run, user) => {
  const { page, complaints } = await openPage(t, "about:blank");
  const context = page.context();
  const { seen, referers } = await gather(page);
  const settings = new URL("/slack/settings", run.url).href;

  const cookie = (name, value) =>
    value ? context.addCookies([{ name, value, url: run.url, httpOnly: true, sameSite: "Lax" }]) : context.clearCookies({ name });

  /** Waits until the settings page says what is connected, and keeps what it holds. */
  const settle = async () => {
    await page.locator("#status").filter({ hasNotText: "Loading …" }).waitFor({ state: "attached" });
    seen.push(await held(page));
  };

  const told = () => page.locator("#result").evaluate(({ className, textContent, hidden }) => !hidden && [className, textContent]);

  /** What an action that leads to the callback ends with: the word in the address, and what the page makes of it. */
  const ending = async (act) => {
    const [request] = await Promise.all([page.waitForRequest((request) => request.url().startsWith(`${settings}?result=`)), act()]);
    await settle();
    const word = new URL(request.url()).searchParams.get("result");
    assert.deepEqual(await told(), results[word]);
    assert.equal(page.url(), settings, "nothing stays in the address");
    return word;
  };

  const choose = async (name) => {
    const link = page.getByRole("link", { name, exact: true });
    await link.waitFor();
    seen.push(await held(page));
    await link.click();
  };
  const connect = (name) =>
    ending(async () => {
      await page.locator("#connect").click();
      await choose(name);
    });
  const open = (address) => ending(() => page.goto(new URL(address, run.url).href));
  const disconnect = async () => {
    await page.getByRole("button", { name: "Disconnect" }).click();
    await page.locator("#result").filter({ hasText: disconnected[1] }).waitFor();
    await settle();
    return "disconnected";
  };
  const remove = (identifier) =>
    page.evaluate(async (path) => {
      const response = await fetch(path, { method: "DELETE" });
      // Otherwise it would not be over.
      await response.text();
      return response.status;
    }, `/slack/api/v1/channel-connections/${identifier}`);

  await cookie("user", user);
  await page.goto(settings);
  await settle();
  return {
    ...{ page, complaints, cookie, choose, connect, open, disconnect, remove, ending, settle, told },
    status: () => page.locator("#status").textContent(),
    seen: async () => (await Promise.all(seen)).flat(),
    /** What was handed on of addresses, but for Slack's to Slack itself. */
    referers: async () => (await Promise.all(referers)).filter((text) => !(text.startsWith(run.slackUrl) && text.endsWith(` to ${run.slackUrl}`))),
  };
};

/** All that a page holds and a script in it could read. */
const held = (page) =>
  page.evaluate(() => {
    const values = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
    const loaded = performance.getEntries().map(({ name }) => name);
    return [document.documentElement.outerHTML, location.href, document.referrer, document.cookie, ...values, ...loaded, JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])];
  });

/** Gathers what goes to and fro, as promises of texts. */
async function gather(page) {
  const seen = [];
  const referers = [];
  // On its way, since Chromium does not keep the body of an answer that is read as a stream.
  await page.route("**/slack/api/**", async (route) => {
    const response = await route.fetch();
    seen.push(response.text());
    await route.fulfill({ response });
  });
  page.on("request", (request) => {
    seen.push(request.url(), request.postData() ?? "");
    seen.push(request.allHeaders().then(JSON.stringify, () => ""));
    referers.push(request.allHeaders().then(({ referer }) => `${referer} to ${new URL(request.url()).origin}`, () => ""));
  });
  page.on("response", (response) => {
    seen.push(response.allHeaders().then(JSON.stringify, () => ""));
    // A redirect has none.
    seen.push(response.text().catch(() => ""));
  });
  page.on("console", (message) => seen.push(message.text()));
  return { seen, referers };
}
