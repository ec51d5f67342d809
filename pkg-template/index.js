import { compile } from "./compile.js";
import { fromHex } from "./hex.js";
import { wasm } from "./inlined.js";
import { provide } from "./wiring.js";

provide(() => compile(fromHex(wasm)));
export * from "./api.js";
