import { sandbox } from "./sandbox.js";
import module from "./sandbox.wasm";

sandbox.onFirstCall(() => sandbox.instantiate(module));
export { createSandbox, novuError } from "../sandbox_bg.js";
