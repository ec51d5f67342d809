import { compile } from "./compile.js";
import { fromHex } from "./hex.js";
import { wasm } from "./inlined.js";
import { provide, start } from "./wiring.js";

provide(() => compile(fromHex(wasm), start));
export * from "./api.js";
