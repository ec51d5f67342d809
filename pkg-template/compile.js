import { refuse } from "./boot.js";

/** Compiles the wasm that a package file holds as hexadecimal text: after brotli a third smaller than base64. */
export function compile(hex) {
  try {
    return new WebAssembly.Module(Uint8Array.fromHex?.(hex) ?? decode(hex));
  } catch (error) {
    throw refuse(
      "The WebAssembly of novu-channel-connections could not be compiled here. A Content-Security-Policy has to allow it " +
        "with script-src 'wasm-unsafe-eval'; a bundler for edge workers has to use the condition \"workerd\" or \"edge-light\". " +
        `The runtime says: ${error}`,
    );
  }
}

function decode(hex) {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
