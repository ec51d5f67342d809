export * from "./index.js";

/**
 * Loads the WebAssembly. Call it before every other function.
 *
 * @param wasm The file `novu-channel-connections/wasm`: its URL, its bytes, the `Response` of a `fetch`, or a
 * `WebAssembly.Module`, or a promise of one of these. A second call does nothing.
 * @throws {NovuError} `configuration` if it cannot be loaded or compiled; the message says why. Then it may be called again.
 */
export function initialize(wasm: Wasm | Promise<Wasm>): Promise<void>;

type Wasm = WebAssembly.Module | BufferSource | Response | URL | string;
