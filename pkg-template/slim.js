export * from "./api.js";
export { initialize } from "./initialize.js";
