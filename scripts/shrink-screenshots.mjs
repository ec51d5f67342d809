import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./find-browser.mjs";
import { root, runIfStarted } from "./run.mjs";
import { say } from "./say.mjs";

/** Those of the screenshots in `target/screenshots/` that the README shows. */
const shown = ["wide-light-3-connected", "wide-dark-4-conflict"];

/** In the page: a PNG as WebP, as wide as that. */
async function shrink({ png, width }) {
  const image = new Image();
  image.src = png;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = Math.round((image.height * width) / image.width);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/webp", 0.75);
}

/** Writes the README's screenshots, from what `npm test -- page` left, with Chromium as the encoder. */
await runIfStarted(import.meta.url, async () => {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: findBrowser().chromium, args: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    for (const name of shown) {
      const png = `data:image/png;base64,${readFileSync(join(root, `target/screenshots/${name}.png`), "base64")}`;
      const webp = Buffer.from((await page.evaluate(shrink, { png, width: 1120 })).split(",")[1], "base64");
      writeFileSync(join(root, `www/screenshots/${name}.webp`), webp);
      say(`www/screenshots/${name}.webp: ${(webp.length / 1000).toFixed(0)} KB`);
    }
  } finally {
    await browser.close();
  }
});
