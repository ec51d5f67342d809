import { handleCreateChannelConnection } from "novu-channel-connections/edge";
import { novu } from "./novu.js";

/** /api/v1/channel-connections: creates a connection with the secret key that only the worker has. */
export const connect = (request, env) => handleCreateChannelConnection(request, { ...novu(env), authorize, allowIdentifier });

/** An application would allow only those that it knows; in this demo there is nobody whose identifier one could take. */
const allowIdentifier = () => true;

/**
 * For whom somebody may connect. An application knows that from its session; in this demo nobody signs in, so that whoever
 * opens the page connects for whomever the form names. The page's call sends that in a header too, since a look whether a
 * connection exists has no body.
 */
function authorize(request, body) {
  const { subscriberId, context } = body ?? JSON.parse(request.headers.get("X-Demo-Scope") ?? "{}");
  // What is there but empty lets nobody in: what the form leaves out is left out here.
  return { ...(subscriberId && { subscriberId }), ...(context && { context }) };
}
