import module from "./sandbox.wasm?module";
import { provide, start } from "./wiring.js";

provide(() => start(module));
export * from "./exports-of-rust.js";
