import { compile } from "./compile.js";
import { bytes } from "./inlined-as-base64.js";
import { provide, start } from "./wiring.js";

provide(() => compile(bytes(), start));
export * from "./api.js";
export * from "./further/index.js";
