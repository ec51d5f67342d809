export {
  contextKey,
  contextKeys,
  generateIdempotencyKey,
  generateIdentifier,
  isValidIdentifier,
  parseContextKey,
  validateCreateChannelConnectionRequest,
  validateField,
} from "./client_bg.js";
export { channelConnections } from "./bound.js";
export * from "./functions.js";
export { iterateChannelConnections } from "./iterate.js";
export { channelTypes, providerIds } from "./lists.js";
export { channelConnectionFormSchema, createChannelConnectionRequestSchema, withLabels } from "./schema.js";
export { NovuError, isNovuError } from "snippets/novu-error.js";
