import { NovuError } from "./novu-error.js";

export const refuse = (message) => new NovuError(message, { code: "configuration", outcome: "not_created", attempts: 0 });

/**
 * Puts the instantiation of a wasm off until the first call that needs it: an import then does nothing that can fail.
 *
 * `setWasm` tells the glue where the exports of the wasm are, `imports` is what the wasm wants of module `a`.
 */
export function boot(setWasm, imports) {
  let exports;
  let load = () => {
    throw refuse("The WebAssembly is not loaded yet: call and await initialize(wasm) of novu-channel-connections/slim first.");
  };

  /** Instantiates a module, once: a second instance would know nothing of the values that the first one handed out. */
  function start(module) {
    if (exports) return;
    const instance = new WebAssembly.Instance(module, { a: imports });
    setWasm(instance.exports);
    instance.exports.__wbindgen_start();
    exports = instance.exports;
  }

  const first = () => {
    if (!exports) load();
    return exports;
  };

  setWasm(
    new Proxy(Object.create(null), {
      get(_, name) {
        return first()[name];
      },
    }),
  );

  return {
    start,
    started: () => exports !== undefined,
    /** The exports, for another part of the wasm, which works in the memory of this one. */
    first,
    /** Says what starts a module, for the first call. */
    provide: (loader) => (load = loader),
  };
}
