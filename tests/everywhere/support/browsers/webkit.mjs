import { createServer } from "node:net";
import { join } from "node:path";
import { findWebKit } from "../../../../scripts/find-browser.mjs";
import { packages } from "../../../../scripts/install-browsers.mjs";
import { root } from "../../../../scripts/run.mjs";
import { processes } from "../processes.mjs";
import { until } from "./until.mjs";
import { WebDriverPage } from "./web-driver.mjs";
import { cornerOf, startXvfb } from "./xvfb.mjs";

/** Even to tell its version, the browser wants a display. */
async function version() {
  const last = [];
  const { start, command } = processes({ folder: root, after: (what) => last.push(what) });
  try {
    const DISPLAY = await startXvfb(start);
    return /WebKitGTK (\S+)/.exec(await command(findWebKit().browser, ["--version"], { env: { DISPLAY } }))[1];
  } finally {
    for (const what of last) what();
  }
}

/** Opens a page in WebKitGTK's MiniBrowser, with a fresh profile, until the row ends. */
async function open({ folder, after, command, start }) {
  const { driver, browser } = findWebKit();
  const profile = join(folder, "profile");
  const env = {
    DISPLAY: await startXvfb(start),
    HOME: profile,
    XDG_DATA_HOME: join(profile, "data"),
    XDG_CACHE_HOME: join(profile, "cache"),
    // Its sandbox starts neither as root nor in most containers.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    NO_AT_BRIDGE: "1",
  };
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const running = command(driver, [`--port=${port}`], { env });
  const ready = until("WebKitWebDriver to be ready", () => fetch(`${address}/status`).then(({ ok }) => ok, () => false));
  // It ends with the row, which is no news; before it is ready, that is the fault.
  running.catch(() => {});
  await Promise.race([ready, running]);
  const options = { binary: browser, args: ["--automation"] };
  const { page, end } = await WebDriverPage.start(address, { "webkitgtk:browserOptions": options }, cornerOf);
  after(end);
  return page;
}

/** The driver neither chooses a port itself nor tells it. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export const webkit = { name: "WebKit", isInstalled: () => findWebKit() !== undefined, packages: packages.webkit, version, open };
