import { inRounds } from "./support/rounds.mjs";

/** One create, by the clock and of the processor. */
export async function measureCreate() {
  const figures = (await inRounds({ task: "create", warmUp: 5_000, batchMs: 50 }))[undefined];
  const row = (which, title) => ({
    id: `create ${which}`,
    title,
    unit: "µs",
    figures: Object.fromEntries(Object.entries(figures).map(([name, rounds]) => [name, rounds.map((round) => round[which])])),
  });
  return [row("wall", "one create"), row("cpu", "one create, of the processor")];
}
