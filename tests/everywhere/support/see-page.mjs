import { chromium } from "playwright-core";
import { findBrowser } from "../../../scripts/find-browser.mjs";
import { until } from "./browsers/until.mjs";

const hasReloaded = (error) => {
  if (!/context was destroyed|navigation/i.test(error.message)) throw error;
};

/**
 * Opens a page in a headless Chromium of its own, tells it in `?novu=` where the server is, and resolves to what the page
 * assigned to `window.result`, or to a promise of it. An error holds what the page said.
 */
export async function seePage(after, url, { novu }) {
  const args = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: findBrowser().chromium, args });
  after(() => browser.close());
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.stack ?? String(error)));
  page.on("requestfailed", (request) => said.push(`failed: ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && said.push(`${response.status()}: ${response.url()}`));
  try {
    const address = new URL(url);
    address.searchParams.set("novu", novu);
    await page.goto(address.href);
    // Asked until it is there: a dev server may reload the page once it knows what that imports, and with it goes the answer.
    const result = await until("a result", () => page.evaluate(async () => JSON.stringify(await window.result)).catch(hasReloaded));
    return JSON.parse(result);
  } catch (error) {
    throw new Error(`${error.message}\nThe page said:\n${said.join("\n")}`);
  }
}
