import { client } from "./client.js";
import { configurationError, expectWebAssembly } from "./instance.js";

/**
 * Loads the WebAssembly from a URL, a module, bytes, a Response, or a promise of one of these. Calling it again is harmless.
 */
export async function initialize(wasm) {
  if (client.isInstantiated()) return;
  expectWebAssembly();
  let source;
  try {
    source = await wasm;
    if (["URL", "String"].includes(tag(source))) source = await fetch(source);
    if (source?.ok !== false) return client.instantiate(await moduleOf(source));
  } catch (error) {
    throw configurationError(
      "initialize needs a WebAssembly.Module, the bytes of novu-channel-connections/wasm, a Response with them, or their URL; in a " +
        `page, a Content-Security-Policy has to allow it with script-src 'wasm-unsafe-eval'. The runtime says: ${error}`,
    );
  }
  throw configurationError(`initialize got an answer with status ${source.status} instead of the WebAssembly.`);
}

// By its tag, not by instanceof: the value may come from another realm.
const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

async function moduleOf(source) {
  if (tag(source) === "WebAssembly.Module") return source;
  // Not in one expression: in its edge runtime Next.js puts the call, with what is passed, into a function that is not async.
  const bytes = typeof source?.arrayBuffer === "function" ? await source.arrayBuffer() : source;
  return WebAssembly.compile(bytes);
}
