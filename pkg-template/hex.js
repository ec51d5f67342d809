/** The bytes of a hexadecimal text: after brotli a third smaller than base64, for what is sent to users. */
export const fromHex = (hex) => Uint8Array.fromHex?.(hex) ?? decode(hex);

function decode(hex) {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
