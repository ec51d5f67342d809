import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { us } from "./contenders.mjs";
import { folder } from "./support/project.mjs";

const warmUp = { validations: 100_000, creates: 10_000 };
const whole = { validations: 1_000_000, creates: 100_000 };

/** What the package holds after many calls: the memory of its wasm, and what the heap of JavaScript has more than before the import. */
export async function measureMemory() {
  const child = fork(join(folder, "memory.mjs"), [JSON.stringify([warmUp, whole])], { cwd: folder, execArgv: ["--expose-gc"] });
  const [[warm, after]] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`The process that was measured ended (${code}).`))),
  ]);
  const calls = "after 1,000,000 validations and 100,000 creates";
  const row = (id, title, bytes) => ({ id: `memory ${id}`, title, unit: "B", figures: { [us]: [bytes] } });
  return [
    row("in all", `memory ${calls}, wasm and heap`, after.wasm + after.heap),
    row("wasm", "of that the wasm", after.wasm),
    row("growth of wasm", "growth of the wasm since the warm-up", after.wasm - warm.wasm),
    row("growth of heap", "growth of the heap since the warm-up", after.heap - warm.heap),
  ];
}
