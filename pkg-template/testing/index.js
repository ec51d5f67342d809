import { compile } from "../compile.js";
import { fromBase64 } from "./base64.js";
import { wasm } from "./inlined.js";
import { provide, start } from "./wiring.js";

provide(() => compile(fromBase64(wasm), start));
export * from "./exports-of-rust.js";
