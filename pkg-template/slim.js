export * from "./api.js";
export * from "./further/index.js";
export { initialize } from "./initialize.js";
