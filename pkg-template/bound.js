import { get } from "snippets/runtime.js";
import {
  createChannelConnection,
  deleteChannelConnection,
  listChannelConnections,
  retrieveChannelConnection,
  updateChannelConnection,
  upsertChannelConnection,
} from "./functions.js";
import { iterateChannelConnections } from "./iterate.js";
import { optionNames } from "./lists.js";

/** The functions of the package with options bound to them, and those of a call on top. */
export function channelConnections(bound) {
  // Each is read from where it stands: a getter may need that for its `this`. What is no object the function itself refuses.
  const merged = (own) =>
    own === undefined || typeof own === "object" ? Object.fromEntries(optionNames().map((name) => [name, get(own, name) ?? get(bound, name)])) : own;
  return {
    create: (request, options) => createChannelConnection(request, merged(options)),
    upsert: (request, options) => upsertChannelConnection(request, merged(options)),
    retrieve: (identifier, options) => retrieveChannelConnection(identifier, merged(options)),
    list: (query, options) => listChannelConnections(query, merged(options)),
    iterate: (query, options) => iterateChannelConnections(query, merged(options)),
    update: (identifier, change, options) => updateChannelConnection(identifier, change, merged(options)),
    delete: (identifier, options) => deleteChannelConnection(identifier, merged(options)),
  };
}
