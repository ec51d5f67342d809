import { existsSync } from "node:fs";

const known = {
  chromium: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  driver: ["/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver"],
};

/** The paths of a Chromium and of its driver, or undefined where one is missing. */
export function findBrowser() {
  const chromium = [process.env.CHROMIUM, ...known.chromium].find((path) => path && existsSync(path));
  const driver = [process.env.CHROMEDRIVER, ...known.driver].find((path) => path && existsSync(path));
  return chromium && driver ? { chromium, driver } : undefined;
}
