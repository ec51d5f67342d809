import { compile } from "../compile.js";
import { fromBase64 } from "./base64.js";
import { wasm } from "./inlined.js";
import { provide } from "./wiring.js";

provide(() => compile(fromBase64(wasm)));
export * from "./exports-of-rust.js";
