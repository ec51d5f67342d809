import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const known = {
  chromium: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  driver: ["/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver"],
  firefox: ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
  webKitDriver: ["/usr/bin/WebKitWebDriver"],
  xvfb: ["/usr/bin/Xvfb"],
};

const find = (name, chosen) => [chosen, ...known[name]].find((path) => path && existsSync(path));

/** The paths of a Chromium and of its driver, or undefined where one is missing. */
export function findBrowser() {
  const chromium = find("chromium", process.env.CHROMIUM);
  const driver = find("driver", process.env.CHROMEDRIVER);
  return chromium && driver ? { chromium, driver } : undefined;
}

/** The path of a Firefox, or undefined. */
export const findFirefox = () => find("firefox", process.env.FIREFOX);

/** The paths of WebKitGTK's driver, of the browser that it starts, and of an X server for that, or undefined where one is missing. */
export function findWebKit() {
  const driver = find("webKitDriver");
  const xvfb = find("xvfb");
  const browser = findMiniBrowser();
  return driver && xvfb && browser ? { driver, xvfb, browser } : undefined;
}

/** It lies among the libraries of its version: /usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser. */
function findMiniBrowser() {
  const folders = (path, pattern) => (existsSync(path) ? readdirSync(path).filter((name) => pattern.test(name)).map((name) => join(path, name)) : []);
  return folders("/usr/lib", /-linux-gnu/)
    .flatMap((libraries) => folders(libraries, /^webkit(2gtk|gtk)-/))
    .map((folder) => join(folder, "MiniBrowser"))
    .find(existsSync);
}
