const LINE_BREAK = 10;

/**
 * The lines of a stream of bytes, in arrays of `{ number, bytes }`, with what makes up the last one although no line break ends it
 * (`isWhole: false`). Of a line that is longer than `most`, only so much is kept as shows that.
 */
export async function* linesOf(chunks, most) {
  let number = 0;
  let parts = [];
  let length = 0;
  const add = (part) => {
    if (length <= most) parts.push(part);
    length += part.length;
  };
  const take = (isWhole) => {
    const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    parts = [];
    length = 0;
    return { number: ++number, bytes: bytes.length > most ? bytes.subarray(0, most + 2) : bytes, isWhole };
  };
  for await (const chunk of chunks) {
    const lines = [];
    let from = 0;
    for (let at = chunk.indexOf(LINE_BREAK); at >= 0; at = chunk.indexOf(LINE_BREAK, from)) {
      add(chunk.subarray(from, at));
      lines.push(take(true));
      from = at + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [take(false)];
}

/** The first bytes of an open file, in chunks. */
export async function* chunksOf(handle, size) {
  for (let position = 0; position < size; ) {
    const buffer = Buffer.allocUnsafe(Math.min(256 * 1024, size - position));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
