import { lazyInstance } from "../instance.js";
import { __wbg_set_wasm } from "../providers_bg.js";
import { imports } from "../providers-imports.js";

export const providers = lazyInstance(__wbg_set_wasm, imports);
