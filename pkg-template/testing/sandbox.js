import { lazyInstance } from "../instance.js";
import { __wbg_set_wasm } from "../sandbox_bg.js";
import { imports } from "../sandbox-imports.js";

export const sandbox = lazyInstance(__wbg_set_wasm, imports);
