import { compile } from "../compile.js";
import { call, promise } from "../forward.js";
import * as glue from "../glue.js";
import { bytes } from "./inlined.js";
import { load as loadWith, start } from "./wiring.js";

const load = () => loadWith(() => compile(bytes(), start));

