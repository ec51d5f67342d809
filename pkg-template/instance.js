import { NovuError } from "snippets/novu-error.js";

export const configurationError = (message) => new NovuError(message, { code: "configuration", outcome: "not_created", attempts: 0 });

/** Says why there is nothing to compile with: a policy is not the reason then. */
export function expectWebAssembly() {
  if (typeof WebAssembly === "object") return;
  throw configurationError(
    "novu-channel-connections needs WebAssembly, and this runtime has none: React Native's Hermes, iOS in Lockdown Mode and " +
      "node --jitless have none. Call it on a server, for example with the handler of novu-channel-connections/edge.",
  );
}

/**
 * The one instance of a wasm, which its glue gets by `setWasm`. The first call that needs it instantiates it, so that an import does
 * nothing that can fail; a second instance would know nothing of the values that the first one handed out.
 *
 * `imports` is what the wasm imports, by module.
 */
export function lazyInstance(setWasm, imports) {
  let exports;
  let load;

  setWasm(
    new Proxy(Object.create(null), {
      get(_, name) {
        if (!exports) load();
        return exports[name];
      },
    }),
  );

  return {
    /** Sets what calls `instantiate` when the first call needs the instance. */
    onFirstCall(loader) {
      load = loader;
    },
    instantiate(module) {
      if (exports) return;
      const instance = new WebAssembly.Instance(module, imports);
      setWasm(instance.exports);
      instance.exports.__wbindgen_start();
      exports = instance.exports;
    },
    hasLoader: () => load !== undefined,
    isInstantiated: () => exports !== undefined,
  };
}

/** Compiles and instantiates: a policy against that stops most browsers at the first, but Safari only at the second. */
export function compile(bytes, instance) {
  expectWebAssembly();
  try {
    instance.instantiate(new WebAssembly.Module(bytes));
  } catch (error) {
    throw configurationError(
      "The WebAssembly of novu-channel-connections could not be compiled here. A Content-Security-Policy has to allow it " +
        "with script-src 'wasm-unsafe-eval'; a bundler for edge workers has to use the condition \"workerd\" or \"edge-light\", which Vite " +
        "does with @cloudflare/vite-plugin, and OpenNext with serverExternalPackages: [\"novu-channel-connections\"]. " +
        `The runtime says: ${error}`,
    );
  }
}
