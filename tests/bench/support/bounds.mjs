import { us } from "../contenders.mjs";
import { limits } from "../limits.mjs";
import { median, ratio } from "./statistics.mjs";
import { written } from "./units.mjs";

/** Our figure as a bound sees it: in the unit of the row, or as a multiple of another's. */
const measured = ({ times }, row) => (times ? ratio(row, us, times) : median(row.figures[us]));

export const holds = (bound, row) => measured(bound, row) <= bound.atMost;

/** `≤ 2.50 × hand-written`, `≤ 26,000 B`. */
export const wanted = ({ atMost, times }, { unit }) => `≤ ${times ? `${written(atMost, "×")} ${times}` : written(atMost, unit)}`;

/** What it is instead: `3.10 × hand-written`. */
export const found = (bound, row) =>
  bound.times ? `${written(measured(bound, row), "×")} ${bound.times}` : written(measured(bound, row), row.unit);

/** The limits that the measured rows do not keep, a sentence each. */
export const broken = (rows, bounds = limits) =>
  rows
    .filter(({ id }) => id in bounds)
    .map((row) => ({ row, limit: bounds[row.id].limit }))
    .filter(({ row, limit }) => !holds(limit, row))
    .map(({ row, limit }) => `${row.title}: ${found(limit, row)}, and the limit is ${wanted(limit, row)}`);

/** The ids of limits that nothing was measured for: after a whole run there are none. */
export const unmeasured = (rows, bounds = limits) => Object.keys(bounds).filter((limit) => !rows.some(({ id }) => id === limit));
