// Makes the screenshots that README.md and docs/ show, of those that the tests of the page leave in target/screenshots.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { findBrowser } from "./find-browser.mjs";
import { root, run, runIfStarted } from "./run.mjs";
import { say } from "./say.mjs";
import { setUp } from "./set-up.mjs";

const folder = join(root, "www/screenshots");
const width = 1120;

/** The names of the screenshots that a page shows. */
export function shownScreenshots() {
  const pages = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)];
  return pages.flatMap((page) => [...readFileSync(join(root, page), "utf8").matchAll(/www\/screenshots\/([\w-]+)\.webp/g)].map(([, name]) => name));
}

/** A PNG as a smaller WebP; runs in Chromium. */
async function shrink({ png, width }) {
  const blob = await (await fetch(`data:image/png;base64,${png}`)).blob();
  const whole = await createImageBitmap(blob);
  const scale = Math.min(1, width / whole.width);
  const size = { resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale) };
  const small = await createImageBitmap(blob, { ...size, resizeQuality: "high" });
  const canvas = new OffscreenCanvas(small.width, small.height);
  canvas.getContext("2d").drawImage(small, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality: 0.8 })).arrayBuffer());
  return Array.from(bytes);
}

await runIfStarted(import.meta.url, async () => {
  await setUp({ browser: true });
  await build();
  await run(process.execPath, ["--test", "tests/page/looks.test.mjs", "tests/page/slack.test.mjs"]);
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: findBrowser().chromium, args: ["--no-sandbox"] });
  const page = await browser.newPage();
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  for (const name of shownScreenshots()) {
    const png = readFileSync(join(root, "target/screenshots", `${name}.png`)).toString("base64");
    const bytes = Buffer.from(await page.evaluate(shrink, { png, width }));
    writeFileSync(join(folder, `${name}.webp`), bytes);
    say(`www/screenshots/${name}.webp: ${bytes.length} bytes`);
  }
  await browser.close();
});
