import { setFastPath } from "snippets/runtime.js";
import { __wbg_set_wasm } from "./client_bg.js";
import { imports } from "./client-imports.js";
import { isCertainlyValid, isCertainlyValidField } from "./fast-path.js";
import { lazyInstance } from "./instance.js";

setFastPath(isCertainlyValid, isCertainlyValidField);

export const client = lazyInstance(__wbg_set_wasm, imports);
