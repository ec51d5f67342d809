export * from "./index.js";

/**
 * Loads the WebAssembly; every other function needs this first.
 *
 * @param wasm The file `novu-channel-connections/wasm`: compiled, as bytes, or as the `Response` of a `fetch`.
 * Calling it again is harmless, and does nothing.
 */
export function initialize(
  wasm: WebAssembly.Module | BufferSource | Response | Promise<WebAssembly.Module | BufferSource | Response>,
): Promise<void>;
