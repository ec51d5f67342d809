export * from "./exports-of-rust.js";
export { channelTypes, providerIds } from "./lists.js";
export { createChannelConnectionRequestSchema } from "./schema.js";
export { NovuError, isNovuError } from "./novu-error.js";
