import module from "./novu-channel-connections.wasm";
import { provide, start } from "./wiring.js";

provide(() => start(module));
export * from "./api.js";
export * from "./further/workerd.js";
