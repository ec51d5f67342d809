export * from "../api.js";
export * from "../further/workerd.js";
export { initialize } from "../initialize.js";
