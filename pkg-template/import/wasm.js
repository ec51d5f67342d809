import { readFileSync } from "node:fs";
import { __wbg_set_wasm } from "../import_bg.js";
import { imports } from "../import-imports.js";
import { compile, lazyInstance } from "../instance.js";

const instance = lazyInstance(__wbg_set_wasm, imports);
instance.onFirstCall(() => compile(readFileSync(new URL("./import.wasm", import.meta.url)), instance));

export {
  ImportRun,
  RateLimiter,
  commandConstants,
  installationLine,
  isBoltFolder,
  isFailedLine,
  isKeyOption,
  notAStore,
  wrongArguments,
} from "../import_bg.js";
