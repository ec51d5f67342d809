import { join } from "node:path";
import { NotInstalled } from "../not-installed.mjs";
import { chromium, firefox } from "./puppeteer.mjs";
import { webkit } from "./webkit.mjs";

/** A row for each browser, with `page`, a page of it, in what `run` gets. */
export const eachBrowser = (what, run) =>
  [chromium, firefox, webkit].map((browser) => ({
    name: `${browser.name}, ${what}`,
    version: () => (browser.isInstalled() ? browser.version() : missing(browser)),
    quick: false,
    async run(row) {
      const page = await browser.open(row);
      try {
        await run({ ...row, page });
      } catch (error) {
        await keepPicture(page, row, error);
        throw error;
      }
    },
  }));

function missing({ name, packages }) {
  throw new NotInstalled(`${name} is missing: install it with \`apt-get install --no-install-recommends ${packages.join(" ")}\`.`);
}

/** A picture of what the page looked like as the row failed, if the browser still gives one. */
async function keepPicture(page, { folder }, error) {
  const picture = join(folder, "failed.png");
  try {
    await page.screenshot(picture);
    error.stack += `\nThe page at that moment: ${picture}`;
  } catch {
    // Then the error itself has to do.
  }
}
