export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How many times another's figures somebody's are: the median over the rounds, of the two in the same round. */
const ratioInRounds = (ours, theirs) => median(ours.map((value, round) => value / theirs[round]));

/**
 * The same of two contenders in a row. Figures that are what is left after taking something off can be about nothing in a
 * round, and a part of nothing can be anything: of those it is the ratio of the medians.
 */
export function ratio({ figures, isRest }, name, other) {
  const [ours, theirs] = [figures[name], figures[other]];
  return isRest ? median(ours) / median(theirs) : ratioInRounds(ours, theirs);
}
