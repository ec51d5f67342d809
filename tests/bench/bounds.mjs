import { us } from "./contenders.mjs";
import { median, ratio } from "./statistics.mjs";
import { written } from "./units.mjs";

/** Our figure as a bound sees it: in the unit of the row, or as a multiple of another's. */
const measured = ({ times }, { figures }) => (times ? ratio(figures[us], figures[times]) : median(figures[us]));

export const holds = (bound, row) => measured(bound, row) <= bound.atMost;

/** `≤ 2.5 × hand-written`, `≤ 26,000 B`. */
export const wanted = ({ atMost, times }, { unit }) => `≤ ${times ? `${atMost} × ${times}` : written(atMost, unit)}`;

/** What it is instead: `3.1 × hand-written`. */
export const found = (bound, row) =>
  bound.times ? `${written(measured(bound, row), "×")} ${bound.times}` : written(measured(bound, row), row.unit);
