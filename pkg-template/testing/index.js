import { compile } from "../compile.js";
import { wasm } from "./inlined.js";
import { provide } from "./wiring.js";

provide(() => compile(wasm));
export * from "./exports-of-rust.js";
