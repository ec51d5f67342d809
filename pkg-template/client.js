import * as glue from "./client_bg.js";
import { imports } from "./client-imports.js";
import { lazyInstance } from "./instance.js";

export const client = lazyInstance(glue, imports);
