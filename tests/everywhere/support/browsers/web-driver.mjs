import { writeFileSync } from "node:fs";
import { until } from "./until.mjs";

const backspace = "\uE003";

/** A page of a browser, driven by its WebDriver (https://www.w3.org/TR/webdriver2/), with the methods of `PuppeteerPage`. */
export class WebDriverPage {
  #session;

  #corner;

  constructor(session, corner) {
    this.#session = session;
    this.#corner = corner;
  }

  /** Starts a session at a driver's address: `{ page, end }`. `corner` says where on the screen a window of a size belongs. */
  static async start(address, capabilities, corner) {
    const { sessionId } = await command(address, "POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    const session = (method, path, body) => command(address, method, `/session/${sessionId}${path}`, body);
    return { page: new WebDriverPage(session, corner), end: () => session("DELETE", "") };
  }

  goto(url) {
    return this.#session("POST", "/url", { url });
  }

  evaluate(pageFunction, ...args) {
    return this.#session("POST", "/execute/sync", { script: `return (${pageFunction})(...arguments)`, args });
  }

  async click(selector) {
    await this.#session("POST", `/element/${await this.#find(selector)}/click`, {});
  }

  async type(selector, text) {
    await this.#session("POST", `/element/${await this.#find(selector)}/value`, { text });
  }

  backspace(selector) {
    return this.type(selector, backspace);
  }

  async resize({ width, height }) {
    await this.#session("POST", "/window/rect", { width, height, ...this.#corner({ width, height }) });
    // The driver answers before the page has its new width.
    await until(`a page of ${width} pixels`, () => this.evaluate((width) => innerWidth === width, width));
  }

  async screenshot(path) {
    // The picture is of the last frame, which may be older than what was just done.
    await this.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    writeFileSync(path, Buffer.from(await this.#session("GET", "/screenshot"), "base64"));
  }

  async #find(selector) {
    const element = await this.#session("POST", "/element", { using: "css selector", value: selector });
    // The name that WebDriver gives to a reference.
    return element["element-6066-11e4-a52e-4f735466cecf"];
  }
}

async function command(address, method, path, body) {
  const response = await fetch(address + path, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}
