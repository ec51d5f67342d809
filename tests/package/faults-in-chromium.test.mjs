import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { bundle } from "../../scripts/bundle.mjs";
import { cases } from "../faults/cases.mjs";
import { checkCase, runCase } from "../faults/run-case.mjs";
import { importInstalled } from "./support/installed.mjs";
import { closeBrowser, openPage } from "./support/open-page.mjs";
import { serve } from "./support/serve.mjs";

const { testing } = await importInstalled();
const makeCall = readFileSync(new URL("../faults/make-call.mjs", import.meta.url), "utf8");
const [{ contents }] = await bundle(`
  import * as main from "novu-channel-connections";
  ${makeCall}
  window.makeCall = (plan) => makeCall(main, plan);
`);
const cleanUp = [];
after(async () => {
  for (const work of cleanUp) await work();
  await closeBrowser();
});
const untilTheEnd = { after: (work) => cleanUp.push(work) };

describe("in Chromium", { concurrency: 8 }, () => {
  let page;
  before(async () => {
    const { url } = await serve(untilTheEnd, (request) =>
      new URL(request.url).pathname === "/main.js"
        ? new Response(contents, { headers: { "content-type": "text/javascript" } })
        : new Response('<!doctype html><script type="module" src="/main.js"></script>', { headers: { "content-type": "text/html" } }),
    );
    page = await openPage(untilTheEnd, url);
    await page.waitForFunction(() => "makeCall" in window);
  });
  for (const one of cases) {
    test(one.name, { timeout: 60_000 }, async () => {
      const call = (plan) => page.evaluate((plan) => window.makeCall(plan), plan);
      // In a page the key has to be allowed: it is a test of the network, not of the guard.
      checkCase(one, "chromium", await runCase(one, testing.createSandbox, call, { dangerouslyAllowBrowser: true }));
    });
  }
});
