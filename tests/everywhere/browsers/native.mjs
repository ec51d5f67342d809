import { eachBrowser } from "../support/browsers/each-browser.mjs";
import { resultOf } from "../support/browsers/result-of.mjs";
import { serveApp } from "../support/browsers/serve-app.mjs";
import { expectScenario } from "../support/expect-scenario.mjs";

export const rows = eachBrowser("without a bundler", async (row) => {
  const { url, requests } = await serveApp(row, "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
  expectScenario(await resultOf(row.page, url, "native"), { requests: requests() });
});
