import { firstPart } from "./split-wasm.mjs";

const importSection = 2;
const exportSection = 7;

/** The exports that the hand-written files, and tests, ask for. */
const kept = ["memory", "__wbindgen_start", "__wbindgen_externrefs"];

/** The module of what a further part imports from the first. */
export const firstModule = "f";

/** Short names for the imports and exports of wasms that belong together. */
export class Names {
  /** For each short name of an import which it is. */
  imports = new Map();
  /** For each name of an export the short one. */
  exports = new Map();

  import(module, name) {
    const known = [...this.imports].find(([, one]) => one.module === module && one.name === name);
    const short = known?.[0] ?? this.imports.size.toString(36);
    this.imports.set(short, { module, name });
    return short;
  }

  export(name) {
    // Letters first: the glue names them after a dot.
    const short = this.exports.get(name) ?? (kept.includes(name) ? name : (this.exports.size + 10).toString(36).replace(/^\d/, "_$&"));
    this.exports.set(name, short);
    return short;
  }
}

/**
 * Gives each import of a wasm a short name in a module `a`, and nearly each export a short name. wasm-bindgen's names of
 * imports end in a hash each, which no compression makes smaller: 1.3 KB of every bundle, after brotli; those of exports
 * stand in the wasm and in its glue: 0.2 KB. What is imported from `firstPart`, that exports under its short name.
 *
 * Returns the wasm, and the short names of its imports from elsewhere.
 */
export function shortenNames(wasm, names) {
  const reader = new Reader(wasm, 8);
  const parts = [wasm.subarray(0, 8)];
  const imported = [];
  while (reader.at < wasm.length) {
    const start = reader.at;
    const id = reader.byte();
    const end = reader.number() + reader.at;
    let section;
    if (id === importSection) section = renameImports(reader, names, imported);
    if (id === exportSection) section = renameExports(reader, names);
    parts.push(...(section ? [Uint8Array.of(id), unsigned(section.length), section] : [wasm.subarray(start, end)]));
    reader.at = end;
  }
  return { wasm: Buffer.concat(parts), imported };
}

function renameImports(reader, names, imported) {
  const count = reader.number();
  const parts = [unsigned(count)];
  for (let index = 0; index < count; index++) {
    const module = reader.text();
    const name = reader.text();
    if (module === firstPart) {
      parts.push(text(firstModule), text(names.export(name)), reader.imported());
    } else {
      const short = names.import(module, name);
      imported.push(short);
      parts.push(text("a"), text(short), reader.imported());
    }
  }
  return Buffer.concat(parts);
}

function renameExports(reader, names) {
  const count = reader.number();
  const parts = [unsigned(count)];
  for (let index = 0; index < count; index++) parts.push(text(names.export(reader.text())), reader.exported());
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

  /** What is imported: its kind, and what describes that. */
  imported() {
    const start = this.at;
    const kind = this.byte();
    // A table has the type of what is in it first.
    if (kind === 1) this.byte();
    // A function: its type. A table or a memory: flags, the least and perhaps the greatest size. A global: type and whether it changes.
    const flags = this.number();
    if (kind === 1 || kind === 2) for (let sizes = 1 + (flags & 1); sizes > 0; sizes--) this.number();
    if (kind === 3) this.byte();
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
