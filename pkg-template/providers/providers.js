import { lazyInstance } from "../instance.js";
import * as glue from "../providers_bg.js";
import { imports } from "../providers-imports.js";

export const providers = lazyInstance(glue, imports);
