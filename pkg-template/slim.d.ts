export * from "./index.js";

/**
 * Loads the WebAssembly; every other function needs this first.
 *
 * @param wasm The file `novu-channel-connections/wasm`: its URL, or the file compiled, as bytes, or as the `Response` of a
 * `fetch`. Calling it again is harmless, and does nothing.
 */
export function initialize(wasm: Wasm | Promise<Wasm>): Promise<void>;

type Wasm = WebAssembly.Module | BufferSource | Response | URL | string;
