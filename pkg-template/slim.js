export * from "./api.js";
export { initialize } from "./initialize.js";
import { client } from "./client.js";
import { configurationError } from "./instance.js";

// Beside another entry that has been imported, its way is the one.
if (!client.hasLoader()) {
  client.onFirstCall(() => {
    throw configurationError("The WebAssembly is not loaded yet: call and await initialize(wasm) of novu-channel-connections/slim first.");
  });
}
