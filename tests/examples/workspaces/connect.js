import { isNovuError, iterateChannelConnections, upsertChannelConnection } from "novu-channel-connections";

/** A context for each workspace: `{ workspace: "T0123456" }`. */
export function connectInContext(user, { workspace, auth }, options) {
  const context = { workspace: workspace.id };
  return upsertChannelConnection({ integrationIdentifier: "slack-prod", subscriberId: user.id, context, workspace, auth }, options);
}

/** A subscriber for each workspace: `slack-T0123456`. It must exist in Novu. */
export function connectForSubscriber({ workspace, auth }, options) {
  const subscriberId = `slack-${workspace.id}`;
  return upsertChannelConnection({ integrationIdentifier: "slack-prod", subscriberId, workspace, auth }, options);
}

/** One workspace only: tells the customer instead of replacing the one before. */
export async function connectOnly(user, { workspace, auth }, options) {
  try {
    const request = { integrationIdentifier: "slack-prod", subscriberId: user.id, workspace, auth };
    await upsertChannelConnection(request, { ...options, onOtherWorkspace: "error" });
    return `${workspace.name} is connected.`;
  } catch (error) {
    if (!isNovuError(error) || error.code !== "conflict") throw error;
    return "Another workspace is connected. Disconnect it first.";
  }
}

/** All workspaces of a user, whichever context each has. */
export async function workspacesOf(user, options) {
  const query = { subscriberId: user.id, connectionMode: "subscriber", integrationIdentifier: "slack-prod" };
  const found = [];
  for await (const { identifier, workspace } of iterateChannelConnections(query, options)) found.push({ identifier, name: workspace.name });
  return found;
}
