import { us } from "./contenders.mjs";
import { inRounds } from "./support/rounds.mjs";

const names = [us, "@novu/api", "hand-written"];

/** How the cost grows with what there is to do: what the least costs, what each further part does, and whether that stays the same. */
const growths = [
  { task: "validate bytes", cases: [200, 25_000, 50_000, 75_000, 100_000], least: "validate 200 B", each: "each further 1,000 B, up to 100 KB", step: 1_000 },
  { task: "create bytes", cases: [200, 25_000, 50_000, 75_000, 100_000], least: "create with 200 B", each: "each further 1,000 B, up to 100 KB", step: 1_000 },
  { task: "validate contexts", cases: [1, 2, 3, 4, 5], least: "validate one context", each: "each further context, up to 5", step: 1 },
  { task: "create at once", cases: [1, 250, 500, 750, 1_000], least: "create one at once", each: "each further one at once, up to 1,000", step: 1 },
];

export async function measureGrowth() {
  const rows = [];
  for (const growth of growths) rows.push(...(await rowsOf(growth)));
  return rows;
}

async function rowsOf({ task, cases, least, each, step }) {
  const measured = await inRounds({ task, cases, names, warmUp: 4_000, batchMs: 20 });
  const [first, , middle, , last] = cases;
  const ofRounds = (of) => Object.fromEntries(names.map((name) => [name, measured[first][name].map((_, round) => of((which) => measured[which][name][round].wall))]));
  const bend = (name) => {
    const took = (which) => Math.min(...measured[which][name].map(({ wall }) => wall));
    return slope(took, middle, last) / slope(took, first, middle);
  };
  return [
    { id: `${task} least`, title: least, unit: "µs", figures: ofRounds((took) => took(first)) },
    { id: `${task} each`, title: `… ${each}`, unit: "µs", isRest: true, figures: ofRounds((took) => slope(took, first, last) * step) },
    {
      id: `${task} bend`,
      title: "… of the second half beside the first (linear: 1)",
      unit: "×",
      // Of the fastest rounds: what else the machine does only ever adds, and most of a small difference would be that.
      // Whose cost does not grow has no bend.
      figures: Object.fromEntries(names.map((name) => [name, [bend(name)]]).filter(([name, [value]]) => name === us || value > 0)),
    },
  ];
}

const slope = (took, from, to) => (took(to) - took(from)) / (to - from);
