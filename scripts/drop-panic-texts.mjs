import { readFileSync, writeFileSync } from "node:fs";

/** What the standard library and wasm-bindgen would say in a panic: file names, messages, and the digits of numbers in them. */
const texts = [
  /[\w./-]+\.rs/g,
  /0001020304050607080910\d+99/g,
  /index out of bounds: the len is | but the index is /g,
  /closure invoked recursively or after being dropped/g,
  /Tried to shrink to a larger capacity|capacity overflow/g,
  /RefCell already (?:mutably )?borrowed/g,
];

const dataSection = 11;

/**
 * Blanks the texts of panics in the data of a wasm, of which dropPanics dropped all that reads them, and wasm-opt cannot
 * tell: 0.3 KB of every bundle, after brotli. A text to which any number in the code could point stays.
 */
export async function dropPanicTexts(path) {
  const { default: binaryen } = await import("binaryen");
  const bytes = readFileSync(path);
  const module = binaryen.readBinary(bytes);
  const code = module.emitText();
  module.dispose();
  const numbers = [...code.matchAll(/(?:i32\.const |offset=)(\d+)/g)].map(([, number]) => Number(number));
  for (const { address, start, length } of segments(bytes)) {
    const data = bytes.subarray(start, start + length).toString("latin1");
    for (const { 0: text, index } of texts.flatMap((pattern) => [...data.matchAll(pattern)])) {
      const isPointedTo = numbers.some((number) => number >= address + index && number < address + index + text.length);
      if (!isPointedTo) bytes.fill(0, start + index, start + index + text.length);
    }
  }
  writeFileSync(path, bytes);
}

/** The parts of the data: where each is in memory, and where its bytes are in the file. */
function* segments(bytes) {
  let at = 8;
  const number = (isSigned) => {
    let result = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      result += (byte & 127) * 2 ** shift;
      if (byte < 128) return isSigned && byte & 64 ? result - 2 ** (shift + 7) : result;
    }
  };
  while (at < bytes.length) {
    const id = bytes[at++];
    const end = number() + at;
    if (id === dataSection) {
      for (let count = number(); count > 0; count--) {
        // Of a kind that begins in the first memory, at `i32.const`, `end`.
        if (number() !== 0 || bytes[at++] !== 0x41) throw new Error("There is data of an unexpected kind.");
        const address = number(true);
        at++;
        const length = number();
        yield { address, start: at, length };
        at += length;
      }
    }
    at = end;
  }
}
