import { lazyInstance } from "../instance.js";
import * as glue from "../sandbox_bg.js";
import { imports } from "../sandbox-imports.js";

export const sandbox = lazyInstance(glue, imports);
