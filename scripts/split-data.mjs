/**
 * The texts in the memory of a wasm, sorted by who reads them. `map` is what the linker wrote: where each constant begins
 * and how long it is; `first` and each of `parts` are the numbers in the code of a part. Returns the bytes that stay and,
 * for each of `parts`, the texts that it alone reads, with their addresses.
 *
 * Only texts go, which are read from their first byte on: into anything else the compiler may point from outside.
 */
export function splitData({ segments, map, first, parts }) {
  const start = segments[0].offset & ~3;
  const end = Math.max(...segments.map(({ offset, data }) => offset + data.byteLength));
  const bytes = new Uint8Array((end - start + 3) & ~3);
  for (const { offset, data } of segments) bytes.set(new Uint8Array(data), offset - start);

  const constants = [...map.matchAll(/^ +([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) {9}.*:\(\.(?:ro)?data\b.*\)$/gm)]
    .map(([, address, size]) => ({ start: Number.parseInt(address, 16), end: Number.parseInt(address, 16) + Number.parseInt(size, 16) }))
    .filter((one) => one.start >= start && one.end <= start + bytes.length);
  const at = (address) => constants.filter((one) => one.start <= address && address < one.end);
  const read = (one) => bytes.subarray(one.start - start, one.end - start);
  const pointersIn = (one) => {
    const words = [];
    const view = new DataView(bytes.buffer);
    for (let place = (one.start + 3) & ~3; place + 4 <= one.end; place += 4) words.push(view.getUint32(place - start, true));
    return words;
  };
  const reached = (addresses) => {
    const found = new Set(addresses.flatMap(at));
    for (const one of found) for (const other of pointersIn(one).flatMap(at)) found.add(other);
    return found;
  };
  const inFirst = reached(first);
  const inParts = parts.map(reached);
  const isShared = (one) => inFirst.has(one) || inParts.filter((found) => found.has(one)).length > 1;
  const moved = inParts.map((found) => [...found].filter((one) => !isShared(one) && isText(read(one))).sort((a, b) => a.start - b.start));
  const texts = moved.map((constants) => {
    const joined = [];
    for (const one of constants) {
      const before = joined.at(-1);
      if (before && before.address + before.bytes.length === one.start) before.bytes = Buffer.concat([before.bytes, read(one)]);
      else joined.push({ address: one.start, bytes: Buffer.from(read(one)) });
    }
    return joined;
  });
  for (const one of moved.flat()) read(one).fill(0);
  return { kept: { address: start, bytes }, texts };
}

function isText(bytes) {
  try {
    return !/[^\P{Cc}\n]/u.test(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}
