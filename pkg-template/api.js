import * as glue from "./client_bg.js";

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
export { iterateChannelConnections } from "./iterate.js";
export { channelTypes, providerIds } from "./lists.js";
export { createChannelConnectionRequestSchema } from "./schema.js";
export { NovuError, isNovuError } from "snippets/novu-error.js";

// Asynchronous: where the WebAssembly cannot be loaded they reject, as their types promise, instead of throwing.

export async function createChannelConnection(request, options) {
  return glue.createChannelConnection(request, options);
}

export async function retrieveChannelConnection(identifier, options) {
  return glue.retrieveChannelConnection(identifier, options);
}

export async function listChannelConnections(query, options) {
  return glue.listChannelConnections(query, options);
}

export async function updateChannelConnection(identifier, request, options) {
  return glue.updateChannelConnection(identifier, request, options);
}

export async function deleteChannelConnection(identifier, options) {
  return glue.deleteChannelConnection(identifier, options);
}

export async function upsertChannelConnection(request, options) {
  return glue.upsertChannelConnection(request, options);
}
