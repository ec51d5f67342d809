import { inflate } from "../inflate.js";
import text from "../sandbox.deflated";

export const bytes = () => inflate(text);
