import { inflate } from "../inflate.js";
import text from "../providers.deflated";

export const bytes = () => inflate(text);
