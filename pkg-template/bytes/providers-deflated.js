import { inflate } from "../inflate.js";
import text from "../providers.deflated";

/** For both formats: servers load it, no page does, and they may be bundled. */
export const bytes = () => inflate(text);
