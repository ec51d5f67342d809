import { updateChannelConnection, upsertChannelConnection } from "novu-channel-connections";
import { fromSlackOAuth } from "novu-channel-connections/providers";

/** Novu renews the tokens: it gets the refresh token, and your application keeps none. */
export async function connectAndLetNovuRenew(user, answer, options) {
  const { workspace, auth } = fromSlackOAuth(answer);
  await upsertChannelConnection({ integrationIdentifier: "slack-prod", subscriberId: user.id, workspace, auth }, options);
}

/** Your application renews the tokens: Novu never gets the refresh token. */
export async function connectAndRenew(user, answer, options) {
  const { workspace, auth } = fromSlackOAuth(answer);
  const request = { integrationIdentifier: "slack-prod", subscriberId: user.id, workspace, auth: { accessToken: auth.accessToken } };
  const { connection } = await upsertChannelConnection(request, options);
  return { identifier: connection.identifier, workspace, auth }; // for your own store
}

/** After each renewal, hands the new access token to Novu. */
export const handOver = ({ identifier, workspace, auth }, options) =>
  updateChannelConnection(identifier, { workspace, auth: { accessToken: auth.accessToken } }, options);
