export * from "./exports-of-rust.js";
export { NovuError, isNovuError } from "./novu-error.js";
