import { refuse } from "./boot.js";
import { start, started } from "./wiring.js";

/**
 * Loads the WebAssembly from a URL, a module, bytes, a Response, or a promise of one of these. Calling it again is harmless.
 */
export async function initialize(wasm) {
  if (started()) return;
  let given = await wasm;
  try {
    if (["URL", "String"].includes(tag(given))) given = await fetch(given);
    if (given?.ok !== false) return start(await moduleOf(given));
  } catch (error) {
    throw refuse(
      "initialize needs a WebAssembly.Module, the bytes of novu-channel-connections/wasm, a Response with them, or their URL; in a " +
        `page, a Content-Security-Policy has to allow it with script-src 'wasm-unsafe-eval'. The runtime says: ${error}`,
    );
  }
  throw refuse(`initialize got an answer with status ${given.status} instead of the WebAssembly.`);
}

// By its tag, not by instanceof: the value may come from another realm.
const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

async function moduleOf(given) {
  if (tag(given) === "WebAssembly.Module") return given;
  // Not in one: in its edge runtime Next.js puts the call, with what is passed, into a function that is not async.
  const bytes = typeof given?.arrayBuffer === "function" ? await given.arrayBuffer() : given;
  return WebAssembly.compile(bytes);
}
