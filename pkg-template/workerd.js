import module from "./novu-channel-connections.wasm";
import { provide } from "./wiring.js";

provide(() => module);
export * from "./api.js";
