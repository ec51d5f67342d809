import module from "./sandbox.wasm";
import { provide, start } from "./wiring.js";

provide(() => start(module));
export * from "./exports-of-rust.js";
