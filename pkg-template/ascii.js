import { frequent } from "./frequent-bytes.js";

/**
 * The bytes of a text: most are one character, the others two, of which the first is `}` or `~`. After brotli it is hardly
 * larger than the bytes are. `scripts/as-ascii.mjs` of the repository writes it.
 */
export function fromAscii(text) {
  const all = Array.from({ length: 256 }, (_, byte) => byte);
  const codes = all.slice(32, 127).filter((code) => !"\"'`\\$<".includes(String.fromCharCode(code)));
  const single = Array.from(frequent, (byte, place) => byte ?? codes[place]);
  const rare = all.filter((byte) => !single.includes(byte));
  // By the code of a character: alone, after `}`, and after `~`.
  const table = new Uint8Array(3 * 128);
  codes.forEach((code, place) => {
    table[code] = single[place];
    table[128 + code] = rare[place];
    table[256 + code] = rare[codes.length + place];
  });
  // In place: what is read is never behind what is written.
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let i = 0; i < bytes.length; ) {
    let code = bytes[i++];
    if (code > 124) code = bytes[i++] + (code - 124) * 128;
    bytes[length++] = table[code];
  }
  return bytes.subarray(0, length);
}
