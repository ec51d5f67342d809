import { call, promise } from "../forward.js";
import * as glue from "../glue.js";
import module from "./further.wasm";
import { load as loadWith, start } from "./wiring.js";

const load = () => loadWith(() => start(module));

