import { readFileSync } from "node:fs";
import { join } from "node:path";

/** For CommonJS, which only Node requires. */
export const bytes = () => readFileSync(join(__dirname, "sandbox.wasm"));
