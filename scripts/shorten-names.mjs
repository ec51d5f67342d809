const importSection = 2;
const exportSection = 7;

/** The exports that the hand-written files, and tests, ask for. */
const kept = ["memory", "__wbindgen_start", "__wbindgen_externrefs"];

/**
 * Gives each import of a wasm a short name in a module `a`, and nearly each export a short name. wasm-bindgen's names of
 * imports end in a hash each, which no compression makes smaller: 1.3 KB of every bundle, after brotli; those of exports
 * stand in the wasm and in its glue: 0.2 KB. Returns the wasm, for each new name which import it was, and for each name
 * of an export the new one.
 */
export function shortenNames(wasm) {
  const reader = new Reader(wasm, 8);
  const parts = [wasm.subarray(0, 8)];
  const imports = new Map();
  const exports = new Map();
  while (reader.at < wasm.length) {
    const start = reader.at;
    const id = reader.byte();
    const end = reader.number() + reader.at;
    let section;
    if (id === importSection) section = renameImports(reader, imports);
    if (id === exportSection) section = renameExports(reader, exports);
    parts.push(...(section ? [Uint8Array.of(id), unsigned(section.length), section] : [wasm.subarray(start, end)]));
    reader.at = end;
  }
  return { wasm: Buffer.concat(parts), imports, exports };
}

function renameImports(reader, names) {
  const count = reader.number();
  const parts = [unsigned(count)];
  for (let index = 0; index < count; index++) {
    const module = reader.text();
    const name = reader.text();
    const short = index.toString(36);
    names.set(short, { module, name });
    parts.push(text("a"), text(short), reader.imported());
  }
  return Buffer.concat(parts);
}

function renameExports(reader, names) {
  const count = reader.number();
  const parts = [unsigned(count)];
  for (let index = 0; index < count; index++) {
    const name = reader.text();
    // Letters first: the glue names them after a dot.
    const short = kept.includes(name) ? name : (index + 10).toString(36).replace(/^\d/, "_$&");
    names.set(name, short);
    parts.push(text(short), reader.exported());
  }
  return Buffer.concat(parts);
}

class Reader {
  constructor(bytes, at) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** An unsigned LEB128. */
  number() {
    let result = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      result += (byte & 127) * 2 ** shift;
      if (byte < 128) return result;
    }
  }

  text() {
    const end = this.number() + this.at;
    const text = Buffer.from(this.bytes.subarray(this.at, end)).toString();
    this.at = end;
    return text;
  }

  /** What is imported: wasm-bindgen imports only functions, each described by the index of its type. */
  imported() {
    const start = this.at;
    const kind = this.byte();
    if (kind !== 0) throw new Error(`The wasm imports something of kind ${kind}: expected functions alone.`);
    this.number();
    return this.bytes.subarray(start, this.at);
  }

  /** What is exported: its kind and its index. */
  exported() {
    const start = this.at;
    this.byte();
    this.number();
    return this.bytes.subarray(start, this.at);
  }
}

/** A number as an unsigned LEB128. */
function unsigned(number) {
  const bytes = [];
  for (; number > 127; number >>>= 7) bytes.push((number & 127) | 128);
  return Uint8Array.of(...bytes, number);
}

function text(value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([unsigned(bytes.length), bytes]);
}
