import { bytes } from "./bytes.js";
import { compile } from "../instance.js";
import { providers } from "./providers.js";

providers.onFirstCall(() => compile(bytes(), providers));
export * from "./functions.js";
