import { readFileSync } from "node:fs";

/**
 * The text of a wasm in which each function is followed by the one that is most like it: what brotli has seen shortly before
 * takes fewer bits (0.2 KB of a bundle, compressed). wasm-opt sorts them by how often they are called.
 */
export async function orderFunctions(path) {
  const { default: binaryen } = await import("binaryen");
  const wasm = binaryen.readBinary(readFileSync(path));
  const items = wasm.emitText().replace(/\)\s*$/, "").split(/\n(?= \()/);
  wasm.dispose();
  const functions = items.filter(isFunction);
  const order = chain(likenessOf(functions));
  const ordered = items.map((item) => (isFunction(item) ? functions[order.shift()] : item));
  return `${ordered.join("\n")}\n)\n`;
}

const isFunction = (item) => item.startsWith(" (func ");

/** For each two functions, how much they are alike: by the runs of up to three instructions that both have, above all by rare ones. */
function likenessOf(functions) {
  const runs = functions.map(runsOf);
  const users = new Map();
  runs.forEach((ofOne, place) => ofOne.forEach((_, run) => users.set(run, [...(users.get(run) ?? []), place])));
  const likeness = runs.map(() => new Float64Array(runs.length));
  for (const [run, places] of users) {
    const weight = runs[places[0]].get(run) / Math.log2(1 + places.length);
    for (const one of places) for (const other of places) likeness[one][other] += weight / Math.max(runs[one].size, runs[other].size);
  }
  return likeness;
}

/** The runs of one, two and three instructions in a function, each with its length. */
function runsOf(text) {
  const [, ...lines] = text.split("\n").map((line) => line.trim());
  const instructions = lines.filter((line) => line !== ")" && !line.startsWith("(local "));
  const runs = new Map();
  for (const length of [1, 2, 3]) {
    for (let end = length; end <= instructions.length; end++) runs.set(instructions.slice(end - length, end).join("\n"), length);
  }
  return runs;
}

/** Every function once. */
function chain(likeness) {
  const left = new Set(likeness.keys());
  const order = [];
  for (let next = 0; left.has(next); ) {
    order.push(next);
    left.delete(next);
    const likes = likeness[next];
    for (const other of left) if (!left.has(next) || likes[other] > likes[next]) next = other;
  }
  return order;
}
