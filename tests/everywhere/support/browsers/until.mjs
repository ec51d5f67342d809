import { setTimeout } from "node:timers/promises";

const limitMs = 60_000;
const pauseMs = 50;

/** Asks until there is an answer, neither `undefined`, `null` nor `false`, and resolves to it; `what` says what is waited for. */
export async function until(what, ask) {
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`Waited for ${what}: ${limitMs / 1000} s were not enough.`);
    await setTimeout(pauseMs);
  }
}
