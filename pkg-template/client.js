import { setFastPath } from "snippets/runtime.js";
import * as glue from "./client_bg.js";
import { imports } from "./client-imports.js";
import { isCertainlyValid } from "./fast-path.js";
import { lazyInstance } from "./instance.js";

setFastPath(isCertainlyValid);

export const client = lazyInstance(glue, imports);
