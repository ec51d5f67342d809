import { contenders } from "../contenders.mjs";
import { rotated } from "./rotated.mjs";

const empty = "empty";

/**
 * Measures what can be measured only once in a process: `measure(name)` starts each contender, and the empty one, in turn and
 * in every round, and resolves to how long that took. What the empty one took is taken off.
 */
export async function onceARound(rounds, measure) {
  const names = [empty, ...Object.keys(contenders)];
  const figures = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  // The first round fills the caches of the disk.
  for (let round = -1; round < rounds; round++) {
    const took = {};
    for (const name of rotated(names, round + 1)) took[name] = await measure(contenders[name] ?? empty);
    if (round >= 0) for (const name of Object.keys(figures)) figures[name].push(took[name] - took[empty]);
  }
  return figures;
}
