import { setTimeout as wait } from "node:timers/promises";
import { ofBytes, withContexts } from "./grown.mjs";
import { requests, stubFetch } from "./requests.mjs";

// Each call gets one of several equal requests, as JSON.parse makes them, so that no engine takes the work of one for that of all.
const several = (text) => Array.from({ length: text.length > 5_000 ? 8 : 64 }, () => JSON.parse(text));

const validation = ({ validate, isRight }, text) => {
  const inputs = several(text);
  return (count) => {
    let right = 0;
    for (let i = 0; i < count; i++) if (isRight(validate(inputs[i % inputs.length]))) right++;
    if (right !== 0 && right !== count) throw new Error(`${right} of ${count} were right`);
  };
};

const creation = ({ creator }, text) => {
  const inputs = several(text);
  const create = creator(stubFetch);
  return async (count) => {
    for (let i = 0; i < count; i++) await create(inputs[i % inputs.length]);
  };
};

const atOnce = ({ creator }, calls, fetch) => {
  const inputs = several(requests.valid.text);
  const create = creator(fetch);
  return async (count) => {
    for (let i = 0; i < count; i++) await Promise.all(Array.from({ length: calls }, (_, call) => create(inputs[call % inputs.length])));
  };
};

const slowFetch = async () => {
  await wait(50);
  return stubFetch();
};

/** What is measured: functions of a contender's module that return a function which does it `count` times. */
export const tasks = {
  validate: (peer, name) => validation(peer, requests[name].text),
  create: (peer) => creation(peer, requests.valid.text),
  "validate bytes": (peer, bytes) => validation(peer, ofBytes(bytes)),
  "create bytes": (peer, bytes) => creation(peer, ofBytes(bytes)),
  "validate contexts": (peer, contexts) => validation(peer, withContexts(contexts)),
  "create at once": (peer, calls) => atOnce(peer, calls, stubFetch),
  "create at once, slowly": (peer, calls) => atOnce(peer, calls, slowFetch),
};
