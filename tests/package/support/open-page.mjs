import { chromium } from "playwright-core";
import { findBrowser } from "../../../scripts/find-browser.mjs";

let browser;

/** Opens a page of a headless Chromium, until the test ends. */
export async function openPage(t, url) {
  browser ??= chromium.launch({ executablePath: findBrowser().chromium, args: ["--no-sandbox", "--disable-quic"] });
  const page = await (await browser).newPage();
  t.after(() => page.close());
  await page.goto(url);
  return page;
}

/** For `after` of a test file: Chromium ends with its last page. */
export const closeBrowser = async () => (await browser)?.close();
