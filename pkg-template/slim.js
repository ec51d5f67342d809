import "./wiring.js";

export * from "./api.js";
export { initialize } from "./initialize.js";
