import { refuse } from "./boot.js";
import { start, started } from "./wiring.js";

/**
 * Loads the WebAssembly from a URL, a module, bytes, a Response, or a promise of one of these. Calling it again is harmless.
 */
export async function initialize(wasm) {
  if (started()) return;
  start(await moduleOf(await wasm));
}

// By its tag, not by instanceof: the value may come from another realm.
const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

async function moduleOf(given) {
  if (tag(given) === "WebAssembly.Module") return given;
  let wasm = given;
  try {
    if (["URL", "String"].includes(tag(given))) wasm = await fetch(given);
    if (wasm?.ok !== false) return await WebAssembly.compile(typeof wasm?.arrayBuffer === "function" ? await wasm.arrayBuffer() : wasm);
  } catch (error) {
    throw refuse(
      "initialize needs a WebAssembly.Module, the bytes of novu-channel-connections/wasm, a Response with them, or their URL; to " +
        `compile bytes, a Content-Security-Policy has to allow script-src 'wasm-unsafe-eval'. The runtime says: ${error}`,
    );
  }
  throw refuse(`initialize got an answer with status ${wasm.status} instead of the WebAssembly.`);
}
