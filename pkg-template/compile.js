import { refuse } from "./boot.js";

/** Compiles the wasm and starts it: a policy against that stops most browsers at the first, but Safari only at the second. */
export function compile(bytes, start) {
  try {
    start(new WebAssembly.Module(bytes));
  } catch (error) {
    throw refuse(
      "The WebAssembly of novu-channel-connections could not be compiled here. A Content-Security-Policy has to allow it " +
        "with script-src 'wasm-unsafe-eval'; a bundler for edge workers has to use the condition \"workerd\" or \"edge-light\". " +
        `The runtime says: ${error}`,
    );
  }
}
