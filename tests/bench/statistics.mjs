export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How many times another's figures somebody's are: the median over the rounds, of the two in the same round. */
export const ratio = (ours, theirs) => median(ours.map((value, round) => value / theirs[round % theirs.length]));
