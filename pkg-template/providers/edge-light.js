import { providers } from "./providers.js";
import module from "./providers.wasm?module";

providers.onFirstCall(() => providers.instantiate(module));
export * from "./functions.js";
