/** The bytes of a base64 text: for what is sent to nobody. Node reads it in 0.1 ms, where ASCII takes 2. */
export const fromBase64 = (text) => globalThis.Buffer?.from(text, "base64") ?? Uint8Array.fromBase64?.(text) ?? decode(text);

// Ten times as fast as Uint8Array.from with a function.
function decode(text) {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
