import { cpSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { chromium } from "playwright-core";
import { bundleFiles } from "../../../scripts/bundle.mjs";
import { findBrowser } from "../../../scripts/find-browser.mjs";
import { project } from "../../../scripts/pack.mjs";
import { chromium as installed } from "../support/browsers/puppeteer.mjs";
import { expectScenario } from "../support/expect-scenario.mjs";
import { fixtures } from "../support/folders.mjs";
import { serveNovu } from "../support/serve-novu.mjs";

export const rows = [
  {
    name: "Chromium, extension of Manifest V3",
    version: () => installed.version(),
    async run({ folder, after }) {
      const extension = join(folder, "extension");
      cpSync(join(fixtures, "browsers/extension"), extension, { recursive: true });
      const entryPoints = [join(fixtures, "browsers/extension/background.js")];
      const options = { entryPoints, absWorkingDir: project, nodePaths: [join(project, "node_modules")], format: "iife" };
      for (const { path, contents } of await bundleFiles(options)) writeFileSync(join(extension, basename(path)), contents);

      const args = ["--no-sandbox", "--headless=new", `--disable-extensions-except=${extension}`, `--load-extension=${extension}`];
      const context = await chromium.launchPersistentContext(join(folder, "profile"), { executablePath: findBrowser().chromium, headless: false, args });
      after(() => context.close());
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
      const page = await context.newPage();
      await page.goto(new URL("page.html", worker.url()).href);
      for (const place of [worker, page]) {
        const { url, requests } = await serveNovu(after);
        expectScenario(await place.evaluate((novu) => globalThis.run(novu), url), { requests: requests() });
      }
    },
  },
];
