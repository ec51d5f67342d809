import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { serveDemo } from "./support/demo.mjs";
import { answer, parts } from "./support/form.mjs";
import { offences, shifts, watchShifts } from "./support/measure.mjs";
import { closeBrowser, openPage } from "./support/open-page.mjs";

after(closeBrowser);

const screenshots = join(root, "target/screenshots");
mkdirSync(screenshots, { recursive: true });

const sizes = { narrow: { width: 360, height: 780 }, wide: { width: 1280, height: 900 } };
const schemes = ["light", "dark"];

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of schemes) {
    test(`${size} and ${colorScheme}: everything fits, nothing moves by itself, everybody can read and use it`, async (t) => {
      const { page } = await openPage(t, await serveDemo(t), { viewport, colorScheme, deviceScaleFactor: 2, beforeLoad: watchShifts });
      const { field, button, contextField, networkSwitch, submit, fillInExample } = parts(page);
      const check = async (name) => {
        await page.screenshot({ path: join(screenshots, `${size}-${colorScheme}-${name}.png`), fullPage: true });
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width, `${name} is too wide`);
        assert.deepEqual(await pale(page), [], `too little contrast: ${name}`);
        assert.deepEqual(await offences(page), [], name);
        assert.deepEqual(await shifts(page), [], name);
      };

      await check("1-empty");
      const before = await places(page);
      await contextField(1, "Type").fill("a tenant");
      await contextField(1, "Data").fill("{");
      await field("Access token").fill("nvsk.0123");
      await submit();
      await page.evaluate(() => scrollTo(0, 0));
      await check("2-faults");
      assert.deepEqual(await places(page), before);

      await fillInExample();
      for (const name of ["The answer gets lost", "429: too many requests, for a second"]) await networkSwitch(name).check();
      await submit();
      await page.locator("#timeline [data-kind=wait]").nth(1).waitFor();
      // While the call still waits for a second, as the server asked.
      assert.deepEqual(await offences(page), [], "in progress");
      await answer(page, "connected");
      await check("3-connected");
      assert.deepEqual(await places(page), before);

      for (const name of ["The answer gets lost", "429: too many requests, for a second"]) await networkSwitch(name).uncheck();
      await button("Generate identifier").click();
      await submit();
      await answer(page, "failed");
      await check("4-conflict");
      assert.deepEqual(await places(page), before);
    });
  }
}

/** Where each control and each card stands on the page. */
const places = (page) =>
  page.locator("input, select, textarea, button, .card").evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      // A context that replaces another one has a number of its own.
      return [element.id.replace(/^context-\d+/, "context"), x, y + scrollY, width, height];
    }),
  );

/** The texts whose contrast is below 4.5 to 1, which WCAG asks for. */
const pale = (page) =>
  page.evaluate(() => {
    const parse = (color) => color.match(/[\d.]+/g).map(Number);
    const luminance = ([red, green, blue]) => {
      const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
      const [r, g, b] = [red, green, blue].map((value) => linear(value / 255));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const background = (element) => {
      const color = parse(getComputedStyle(element).backgroundColor);
      return color[3] === 0 ? background(element.parentElement) : color;
    };
    const contrast = (element) => {
      const [dark, light] = [parse(getComputedStyle(element).color), background(element)].map(luminance).sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    return [...document.querySelectorAll("h1, h2, p, legend, label, code, button, input, dt, dd")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && contrast(element) < 4.5)
      .map((element) => `${element.localName}: ${element.textContent}`);
  });
