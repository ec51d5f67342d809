import { inRounds } from "./support/rounds.mjs";

/** 1,000 creates at once, over a network that takes 50 ms. */
export async function measureConcurrent() {
  const calls = 1_000;
  // One batch a round: it takes as long as it takes.
  const measured = await inRounds({ task: "create at once, slowly", cases: [calls], warmUp: 10, batchMs: 1 });
  const figures = Object.fromEntries(Object.entries(measured[calls]).map(([name, rounds]) => [name, rounds.map(({ wall }) => wall / 1000)]));
  return [{ id: "concurrent", title: "1,000 creates at once, answered after 50 ms", unit: "ms", figures }];
}
