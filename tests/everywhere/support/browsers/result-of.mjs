import { until } from "./until.mjs";

/** Opens a page of the app, and resolves to what its script found out. */
export async function resultOf(page, url, name) {
  await page.goto(`${url}/${name}`);
  const { result, failed } = await until(`${name}.js to be done`, () => page.evaluate(() => window.result));
  if (failed) throw new Error(`${name}.js failed: ${failed}`);
  return result;
}
