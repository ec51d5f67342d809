import { upsertChannelConnection } from "novu-channel-connections";
import { fromMsTeamsConsent } from "novu-channel-connections/providers";

/** Where an administrator of the customer's tenant goes to grant the consent. */
export function teamsUrl(state, env) {
  const scope = "https://graph.microsoft.com/.default";
  const parameters = { client_id: env.TEAMS_CLIENT_ID, scope, redirect_uri: "https://my.app/teams/callback", state };
  return `https://login.microsoftonline.com/organizations/v2.0/adminconsent?${new URLSearchParams(parameters)}`;
}

/** Microsoft redirects the customer to /teams/callback?tenant=…&admin_consent=True&state=… */
export async function connectTeams(request, user, env) {
  const { workspace, auth } = fromMsTeamsConsent(request.url);
  // The claim `tid` of the customer's sign-in with Microsoft: the redirect proves nothing.
  if (workspace.id !== user.tenantId) throw new Error("The consent is for another tenant.");
  await upsertChannelConnection(
    { integrationIdentifier: "teams-prod", subscriberId: user.id, workspace, auth },
    { secretKey: env.NOVU_SECRET_KEY },
  );
}
