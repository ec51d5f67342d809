// Goes into the CommonJS files of the package: Jest's jsdom, which loads those, has neither TextEncoder nor TextDecoder.

const toBinary = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

class Decoder {
  decode(bytes = []) {
    return decodeURIComponent(escape(toBinary(bytes)));
  }
}

class Encoder {
  encode(text = "") {
    return Uint8Array.from(unescape(encodeURIComponent(text.toWellFormed())), (character) => character.charCodeAt(0));
  }

  // The glue makes room for three bytes a character, which is enough.
  encodeInto(text, target) {
    const bytes = this.encode(text);
    target.set(bytes);
    return { read: text.length, written: bytes.length };
  }
}

export const { TextDecoder = Decoder, TextEncoder = Encoder } = globalThis;
