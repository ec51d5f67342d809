import * as glue from "./client_bg.js";

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
