import { eachBrowser } from "../support/browsers/each-browser.mjs";
import { resultOf } from "../support/browsers/result-of.mjs";
import { serveApp } from "../support/browsers/serve-app.mjs";
import { expectScenario } from "../support/expect-scenario.mjs";

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Runs the scenario in a worker that is a module, and in one that is a classic script, against a server of the same origin. */
const inWorkers = (page) => async (row) => {
  const { url, requests } = await serveApp(row, policy);
  const { module, classic } = await resultOf(row.page, url, page);
  const all = requests();
  expectScenario(module, { requests: all.slice(0, all.length / 2) });
  expectScenario(classic, { requests: all.slice(all.length / 2) });
};

export const rows = [...eachBrowser("web worker", inWorkers("web-worker")), ...eachBrowser("service worker", inWorkers("service-worker"))];
