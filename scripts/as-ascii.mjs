/**
 * Bytes as a text of ASCII characters that stand for themselves in every string of JavaScript and in HTML: after brotli
 * 2 % larger than the bytes, where hexadecimal is 9 % larger, and base64 30 %.
 *
 * The most frequent bytes are one character each, where possible the one that they are in ASCII; the others are two, the
 * first of which is one of the last two characters. `pkg-template/ascii.js` reads it.
 */
const characters = Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)).filter((character) => !`"'\`\\$<`.includes(character));
const escapes = characters.slice(-2);
const single = characters.slice(0, -2);

/**
 * For each character that stands for a byte, in their order, that byte: those that are frequent in these bytes. `undefined`
 * where that is the one that the character is in ASCII.
 */
export function frequentBytes(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const frequent = [...counts.keys()].sort((a, b) => counts[b] - counts[a]).slice(0, single.length);
  const others = frequent.filter((byte) => !single.includes(String.fromCharCode(byte))).sort((a, b) => a - b);
  return single.map((character) => (frequent.includes(character.charCodeAt(0)) ? undefined : others.shift()));
}

/** The text of bytes, by what `frequentBytes` said. */
export function asAscii(bytes, frequent) {
  const inOrder = Array.from(frequent, (byte, place) => byte ?? single[place].charCodeAt(0));
  const rare = [...Array(256).keys()].filter((byte) => !inOrder.includes(byte));
  const texts = Array.from({ length: 256 }, (_, byte) => {
    if (inOrder.includes(byte)) return single[inOrder.indexOf(byte)];
    const place = rare.indexOf(byte);
    return escapes[Math.floor(place / characters.length)] + characters[place % characters.length];
  });
  return Array.from(bytes, (byte) => texts[byte]).join("");
}
