import { requests, stubFetch } from "./requests.mjs";

/**
 * What is measured, as functions of a contender's module that return a function which does it `count` times. Each call gets
 * one of many equal requests, as JSON.parse makes them, so that no engine can take the work of one for that of all.
 */
const copies = 64;
const many = (text) => Array.from({ length: copies }, () => JSON.parse(text));

/** Checks a request. */
export function validate({ validate, isRight }, name) {
  const inputs = many(requests[name].text);
  return (count) => {
    let right = 0;
    for (let i = 0; i < count; i++) if (isRight(validate(inputs[i % copies]))) right++;
    if (right !== 0 && right !== count) throw new Error(`${right} of ${count} were right`);
  };
}

/** Creates connections, one after the other. */
export function create({ creator }) {
  const inputs = many(requests.valid.text);
  const create = creator(stubFetch);
  return async (count) => {
    for (let i = 0; i < count; i++) await create(inputs[i % copies]);
  };
}
