import text from "../client.deflated";
import { inflate } from "../inflate.js";

/** For CommonJS, which is installed and sent to nobody: half of the bytes. */
export const bytes = () => inflate(text);
