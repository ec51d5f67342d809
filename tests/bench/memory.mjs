import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { contenders, floor, us } from "./contenders.mjs";
import { folder } from "./support/project.mjs";

const calls = { validations: 1_000_000, creates: 100_000 };

/**
 * What a contender holds after many calls, its wasm and what the heap of JavaScript has more than before the import, and what more
 * it is after as many again.
 */
export async function measureMemory() {
  const told = { [us]: await hold(us), [floor]: await hold(floor) };
  const row = (id, title, of) => ({
    id: `memory ${id}`,
    title,
    unit: "B",
    figures: Object.fromEntries(Object.entries(told).map(([name, [first, second]]) => [name, [of(first, second)]])),
  });
  return [
    row("in all", "memory after 1,000,000 validations and 100,000 creates, wasm and heap", ({ wasm, heap }) => wasm + heap),
    row("wasm", "of that the wasm", ({ wasm }) => wasm),
    row("growth of wasm", "growth of the wasm with as many again", (first, second) => second.wasm - first.wasm),
    row("growth of heap", "growth of the heap with as many again", (first, second) => second.heap - first.heap),
  ];
}

async function hold(name) {
  // Otherwise the engine drops 0.4 MB of Node's own code at some time, and the heap seems to shrink.
  const execArgv = ["--expose-gc", "--no-flush-bytecode"];
  const child = fork(join(folder, "memory.mjs"), [contenders[name], JSON.stringify([calls, calls])], { cwd: folder, execArgv });
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`The process of ${name} ended (${code}).`)));
  const [told] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {});
  return told;
}
