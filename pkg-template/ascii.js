import { frequent } from "./frequent-bytes.js";

/**
 * The bytes of a text: most are one character, the others two, of which the first is `}` or `~`. After brotli it is hardly
 * larger than the bytes are. `scripts/as-ascii.mjs` of the repository writes it.
 */
export function fromAscii(text) {
  const places = [];
  for (let code = 32, place = 0; code < 127; code++) if (!"\"'`\\$<".includes(String.fromCharCode(code))) places[code] = place++;
  const rare = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !frequent.includes(byte));
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const place = places[text.charCodeAt(i)];
    bytes[length++] = place < frequent.length ? frequent[place] : rare[(place - frequent.length) * (frequent.length + 2) + places[text.charCodeAt(++i)]];
  }
  return bytes.subarray(0, length);
}
