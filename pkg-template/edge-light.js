import module from "./novu-channel-connections.wasm?module";
import { provide, start } from "./wiring.js";

provide(() => start(module));
export * from "./api.js";
export * from "./further/edge-light.js";
