import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { cases } from "../faults/cases.mjs";
import { runCase } from "../faults/run-case.mjs";
import { importInstalled } from "./support/installed.mjs";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");

const { main, testing } = await importInstalled();
const named = (name) => cases.find((one) => one.name === name);
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Makes a call whose listener nothing else holds; what is left of it afterwards. */
async function leftOf({ request, options, abort }) {
  const controller = new AbortController();
  const before = timers();
  const listener = (() => {
    const onAttempt = ({ type }) => type === abort && controller.abort();
    return { onAttempt };
  })();
  const held = new WeakRef(listener.onAttempt);
  const settled = main.createChannelConnection(request, { ...options, ...listener, signal: controller.signal }).then(
    () => "resolved",
    () => "rejected",
  );
  delete listener.onAttempt;
  await settled;
  return { held, before, after: timers(), listeners: getEventListeners(controller.signal, "abort").length, events: [] };
}

for (const name of [
  "429 says when, in seconds",
  "the answer is lost",
  "no retry is wanted",
  "the time of the call ends first",
  "the body stops coming, and the time of the call ends",
  "the body comes byte by byte, for ever",
  "a body has no end",
  "the caller gives up during a wait",
]) {
  test(`no timer, listener or promise is left where ${name}`, { timeout: 60_000 }, async () => {
    const { held, before, after, listeners } = await runCase(named(name), testing.createSandbox, leftOf);
    assert.ok(after <= before, `${after - before} timers`);
    assert.equal(listeners, 0);
    for (let i = 0; i < 200 && held.deref(); i++) {
      await turn();
      gc();
    }
    assert.equal(held.deref(), undefined, "something still holds the call");
  });
}

test("an abort ends a wait at once, also after a garbage collection", { timeout: 60_000 }, async () => {
  const controller = new AbortController();
  const call = ({ request, options }) => {
    const waits = new Promise((resolve) => {
      const onAttempt = ({ type }) => type === "wait" && resolve();
      // A signal that nothing but the call holds.
      const signal = AbortSignal.any([controller.signal]);
      options = { ...options, onAttempt, signal };
    });
    const settled = main.createChannelConnection(request, options).catch((error) => error);
    options = undefined;
    return waits.then(async () => {
      for (let i = 0; i < 20; i++) {
        await turn();
        gc();
      }
      controller.abort("enough");
      return { reason: await Promise.race([settled, turn().then(() => "still waiting")]) };
    });
  };
  const { reason, posts } = await runCase(named("the caller gives up during a wait"), testing.createSandbox, call);
  assert.deepEqual([reason, posts], ["enough", 1]);
});
