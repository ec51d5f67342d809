import { findBrowser, findFirefox, findWebKit } from "./find-browser.mjs";
import { UserError, ask, run } from "./run.mjs";
import { say } from "./say.mjs";

/** What the browsers are called among Debian's packages. */
export const packages = {
  chromium: ["chromium", "chromium-driver"],
  firefox: ["firefox-esr"],
  webkit: ["webkit2gtk-driver", "xvfb"],
};

/** Chromium and its driver, without which there is no testing. */
export async function installBrowser() {
  if (findBrowser()) return;
  if (!(await hasApt())) throw new UserError("Chromium or its driver is missing: install both, and set CHROMIUM and CHROMEDRIVER to their paths.");
  say("Installing Chromium and its driver …");
  await aptInstall(packages.chromium);
  if (!findBrowser()) throw new UserError("Chromium was installed, but is not at /usr/bin/chromium: set CHROMIUM and CHROMEDRIVER.");
}

/** Firefox and WebKit. Where they cannot be installed, the rows that need them say what is missing. */
export async function installOtherBrowsers() {
  const missing = [...(findFirefox() ? [] : packages.firefox), ...(findWebKit() ? [] : packages.webkit)];
  if (missing.length === 0 || !(await hasApt())) return;
  say(`Installing ${missing.join(", ")} …`);
  await aptInstall(missing).catch((error) => say(error.message));
}

const hasApt = async () => (await ask("apt-get", "--version")) !== undefined;

async function aptInstall(names) {
  const isRoot = process.getuid() === 0;
  const apt = (...args) => (isRoot ? run("apt-get", args) : run("sudo", ["apt-get", ...args]));
  await apt("update");
  await apt("install", "-y", "--no-install-recommends", ...names);
}
