import { describe, test } from "node:test";
import { cases } from "../faults/cases.mjs";
import { makeCall } from "../faults/make-call.mjs";
import { checkCase, runCase } from "../faults/run-case.mjs";
import { importInstalled } from "./support/installed.mjs";

const { main, testing } = await importInstalled();

describe("in Node", { concurrency: 8 }, () => {
  for (const one of cases) {
    test(one.name, { timeout: 60_000 }, async () => checkCase(one, "node", await runCase(one, testing.createSandbox, (plan) => makeCall(main, plan))));
  }
});
