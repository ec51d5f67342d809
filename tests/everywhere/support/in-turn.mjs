const last = new Map();

/** Does the work of rows that share a folder one after the other: two builds at once would stumble over each other's files. */
export function inTurn(fixture, work) {
  const turn = (last.get(fixture) ?? Promise.resolve()).then(work);
  last.set(fixture, turn.catch(() => {}));
  return turn;
}
