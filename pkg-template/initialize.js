import { refuse } from "./boot.js";
import { start, started } from "./wiring.js";

/**
 * Loads the WebAssembly from a module, bytes, a Response, or a promise of one of these. Calling it again is harmless.
 */
export async function initialize(wasm) {
  if (started()) return;
  start(await moduleOf(await wasm));
}

async function moduleOf(wasm) {
  // By its tag, not by instanceof: the value may come from another realm.
  if (Object.prototype.toString.call(wasm) === "[object WebAssembly.Module]") return wasm;
  if (wasm?.ok === false) throw refuse(`initialize was given a Response with status ${wasm.status} instead of the WebAssembly.`);
  try {
    return await WebAssembly.compile(typeof wasm?.arrayBuffer === "function" ? await wasm.arrayBuffer() : wasm);
  } catch (error) {
    throw refuse(
      "initialize needs a WebAssembly.Module, the bytes of novu-channel-connections/wasm, or a Response with them; to compile " +
        `bytes, a Content-Security-Policy has to allow script-src 'wasm-unsafe-eval'. The runtime says: ${error}`,
    );
  }
}
