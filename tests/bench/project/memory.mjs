// A contender validates and creates, and says after each of some counts what memory it has. Runs with --expose-gc.
import { answer, requests, stubFetch } from "./requests.mjs";

const [peer, counts] = process.argv.slice(2);
const memories = [];
// The package shows its memory to nobody, so whoever makes the instance has to be watched.
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(...args) {
    super(...args);
    if (this.exports.memory) memories.push(this.exports.memory);
  }
};

// What Node itself loads with its first Response is nobody's.
await new Response(answer).json();

const heap = () => {
  for (let i = 0; i < 3; i++) gc();
  return process.memoryUsage().heapUsed;
};
const before = heap();
const { creator, isRight, validate } = await import(`./peers/${peer}.mjs`);
const inputs = Object.values(requests).map(({ text }) => JSON.parse(text));
const create = creator(stubFetch);

async function work({ validations, creates }) {
  let right = 0;
  for (let i = 0; i < validations; i++) if (isRight(validate(inputs[i % inputs.length]))) right++;
  for (let i = 0; i < creates; i++) await create(inputs[0]);
  return right;
}

const told = [];
for (const calls of JSON.parse(counts)) {
  await work(calls);
  // What the last call left to do is no growth.
  await new Promise((resolve) => setImmediate(resolve));
  told.push({ wasm: memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0), heap: heap() - before });
}
process.send(told);
