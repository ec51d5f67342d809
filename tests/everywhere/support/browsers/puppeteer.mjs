import { createRequire } from "node:module";
import { join } from "node:path";
import { findBrowser, findFirefox } from "../../../../scripts/find-browser.mjs";
import { packages } from "../../../../scripts/install-browsers.mjs";
import { ask } from "../../../../scripts/run.mjs";
import { install } from "../install.mjs";

/** A page of a browser that Puppeteer drives. */
class PuppeteerPage {
  #page;

  constructor(page) {
    this.#page = page;
  }

  goto(url) {
    return this.#page.goto(url);
  }

  /** What a function returns in the page, or what its promise resolves to. */
  evaluate(pageFunction, ...args) {
    return this.#page.evaluate(pageFunction, ...args);
  }

  click(selector) {
    return this.#page.click(selector);
  }

  /** Types into an element, after what is there. */
  type(selector, text) {
    return this.#page.type(selector, text);
  }

  async backspace(selector) {
    await this.#page.focus(selector);
    await this.#page.keyboard.press("Backspace");
  }

  resize({ width, height }) {
    return this.#page.setViewport({ width, height });
  }

  screenshot(path) {
    return this.#page.screenshot({ path });
  }
}

/** Opens a page with a fresh profile, for as long as `after` says. */
async function open({ after }, options) {
  const folder = await install("browsers/app");
  const { default: puppeteer } = createRequire(join(folder, "package.json"))("puppeteer-core");
  const browser = await puppeteer.launch({ headless: true, ...options });
  after(() => browser.close());
  // Not the page that is already there: in Firefox, that one never has the focus.
  return new PuppeteerPage(await browser.newPage());
}

const versionOf = async (path) => /\d+\.[\d.]+(esr)?/.exec(await ask(path, "--version"))[0];

export const chromium = {
  name: "Chromium",
  isInstalled: () => findBrowser() !== undefined,
  packages: packages.chromium,
  version: () => versionOf(findBrowser().chromium),
  open: (row) =>
    open(row, {
      browser: "chrome",
      executablePath: findBrowser().chromium,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    }),
};

/** Driven over WebDriver BiDi. */
export const firefox = {
  name: "Firefox",
  isInstalled: () => findFirefox() !== undefined,
  packages: packages.firefox,
  version: () => versionOf(findFirefox()),
  open: (row) => open(row, { browser: "firefox", executablePath: findFirefox() }),
};
