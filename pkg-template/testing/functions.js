export { createSandbox, novuError } from "../sandbox_bg.js";
