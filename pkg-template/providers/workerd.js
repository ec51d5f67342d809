import { providers } from "./providers.js";
import module from "./providers.wasm";

providers.onFirstCall(() => providers.instantiate(module));
export * from "./functions.js";
