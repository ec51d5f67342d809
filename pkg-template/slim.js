export * from "./api.js";
export { initialize } from "./initialize.js";
import { client } from "./client.js";
import { configurationError } from "./instance.js";

// An entry that has the WebAssembly loads it, whichever of both was imported first.
if (!client.hasLoader()) {
  client.onFirstCall(() => {
    throw configurationError("The WebAssembly is not loaded yet: call and await initialize(wasm) of novu-channel-connections/slim first.");
  });
}
