import { decode } from "../ascii.js";
import text from "../client.ascii";

/** For ES modules, which are sent to browsers. */
export const bytes = () => decode(text);
