export * from "../api.js";
export * from "../further/edge-light.js";
export { initialize } from "../initialize.js";
