import { chromium } from "playwright-core";
import { findBrowser } from "../../../scripts/find-browser.mjs";

const args = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser;

/** For `after` of a test file. */
export const closeBrowser = async () => (await browser)?.close();

/**
 * Opens a page with a fresh profile, until the test ends: `{ page, complaints }`. `complaints` gathers what the
 * browser holds against the page. `beforeLoad` runs in the page first.
 */
export async function openPage(t, url, { beforeLoad, ...options } = {}) {
  browser ??= chromium.launch({ executablePath: findBrowser().chromium, args });
  const context = await (await browser).newContext(options);
  t.after(() => context.close());
  const page = await context.newPage();
  if (beforeLoad) await page.addInitScript(beforeLoad);
  const complaints = gatherComplaints(page);
  await page.goto(url);
  return { page, complaints };
}

function gatherComplaints(page) {
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // Chromium itself says this of each answer that is not a success, also of one that the page expects.
    const isAnswer = message.text().startsWith("Failed to load resource") && message.location().url.endsWith("/api/v1/channel-connections");
    if (["error", "warning"].includes(message.type()) && !isAnswer) complaints.push(message.text());
  });
  return complaints;
}
