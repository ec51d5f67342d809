import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { cases } from "../faults/cases.mjs";
import { checkCase, runCase } from "../faults/run-case.mjs";
import { importInstalled } from "./support/installed.mjs";
import { runWorker } from "./support/run-worker.mjs";

const { testing } = await importInstalled();
const makeCall = readFileSync(new URL("../faults/make-call.mjs", import.meta.url), "utf8");
const source = `
  import * as main from "novu-channel-connections";
  ${makeCall}
  export default { async fetch(request) { return Response.json(await makeCall(main, await request.json())); } };
`;

const cleanUp = [];
after(() => Promise.all(cleanUp.map((work) => work())));
const untilTheEnd = { after: (work) => cleanUp.push(work) };

describe("in workerd", { concurrency: 8 }, () => {
  let dispatch;
  before(async () => (dispatch = await runWorker(untilTheEnd, source)));
  for (const one of cases) {
    test(one.name, { timeout: 60_000 }, async () => {
      const call = async (plan) => {
        const response = await dispatch("http://worker.test/", { method: "POST", body: JSON.stringify(plan) });
        assert.equal(response.status, 200, "the worker failed");
        return response.json();
      };
      checkCase(one, "workerd", await runCase(one, testing.createSandbox, call));
    });
  }
});
