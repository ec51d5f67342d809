/** The bytes of a base64 text: a third smaller than hexadecimal on a disk, for what is sent to nobody. */
export const fromBase64 = (text) => Uint8Array.fromBase64?.(text) ?? decode(text);

// Ten times as fast as Uint8Array.from with a function.
function decode(text) {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
