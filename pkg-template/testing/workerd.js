import module from "./sandbox.wasm";
import { provide } from "./wiring.js";

provide(() => module);
export * from "./exports-of-rust.js";
