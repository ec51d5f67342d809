import { sandbox } from "./sandbox.js";
import module from "./sandbox.wasm";

sandbox.onFirstCall(() => sandbox.instantiate(module));
export * from "./functions.js";
