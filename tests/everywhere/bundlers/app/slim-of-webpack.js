import { run } from "./slim.js";

window.result = run(new URL("novu-channel-connections/wasm", import.meta.url));
