import assert from "node:assert/strict";
import { eachBrowser } from "../support/browsers/each-browser.mjs";
import { resultOf } from "../support/browsers/result-of.mjs";
import { serveApp } from "../support/browsers/serve-app.mjs";
import { expectScenario } from "../support/expect-scenario.mjs";

const forbidden = "default-src 'none'; script-src 'self'";
const allowed = `${forbidden} 'wasm-unsafe-eval'`;
const fetching = "; connect-src 'self'";

function expectRefusal({ refused }) {
  assert.ok(refused, "the browser allows WebAssembly under a policy without 'wasm-unsafe-eval'");
  for (const { message, ...error } of refused) {
    assert.deepEqual(error, { isNovuError: true, code: "configuration", outcome: "not_created", attempts: 0 }, message);
    assert.match(message, /script-src 'wasm-unsafe-eval'/);
  }
}

export const rows = [
  ...eachBrowser("strict policy", async (row) => {
    const { page, worker } = await resultOf(row.page, (await serveApp(row, allowed)).url, "policy");
    expectScenario(page.seen);
    expectScenario(worker.seen);
    const { url, requests } = await serveApp(row, allowed + fetching);
    expectScenario((await resultOf(row.page, url, "slim")).seen, { requests: requests() });
  }),
  ...eachBrowser("policy without 'wasm-unsafe-eval'", async (row) => {
    const { page, worker } = await resultOf(row.page, (await serveApp(row, forbidden)).url, "policy");
    expectRefusal(page);
    expectRefusal(worker);
    expectRefusal(await resultOf(row.page, (await serveApp(row, forbidden + fetching)).url, "slim"));
  }),
];
