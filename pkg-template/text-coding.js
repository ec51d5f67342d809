// Goes into the files of the package: Jest's jsdom and Hermes have no TextDecoder, and the glue makes one at the import.

export const {
  TextDecoder = class {
    decode(bytes = []) {
      return decodeURIComponent(escape(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
    }
  },
  TextEncoder = class {
    encode(text) {
      return Uint8Array.from(unescape(encodeURIComponent(text.toWellFormed())), (character) => character.charCodeAt());
    }

    // The glue makes room for three bytes a character, which is enough.
    encodeInto(text, target) {
      const bytes = this.encode(text);
      target.set(bytes);
      return { written: bytes.length };
    }
  },
} = globalThis;
