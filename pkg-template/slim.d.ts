export * from "./index.js";

/**
 * Loads the WebAssembly. Call it before every other function.
 *
 * @param wasm The file `novu-channel-connections/wasm`: its URL, its bytes, the `Response` of a `fetch`, or a
 * `WebAssembly.Module`. A second call does nothing.
 */
export function initialize(wasm: Wasm | Promise<Wasm>): Promise<void>;

type Wasm = WebAssembly.Module | BufferSource | Response | URL | string;
