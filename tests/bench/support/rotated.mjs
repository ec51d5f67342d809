/** A list that begins further on, so that nobody is always the first. */
export const rotated = (list, by) => list.map((_, index) => list[(index + by) % list.length]);
