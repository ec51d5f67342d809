import { upsertChannelConnection } from "novu-channel-connections";
import { fromWebexOAuth } from "novu-channel-connections/providers";

/** Where the customer goes to install the integration. */
export function webexUrl(state, env) {
  const scope = "spark:messages_write spark:people_read";
  const parameters = { client_id: env.WEBEX_CLIENT_ID, response_type: "code", scope, redirect_uri: "https://my.app/webex/callback", state };
  return `https://webexapis.com/v1/authorize?${new URLSearchParams(parameters)}`;
}

/** Webex redirects the customer to /webex/callback?code=…&state=… */
export async function connectWebex(request, user, env) {
  const answer = await fetch("https://webexapis.com/v1/access_token", {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code: new URL(request.url).searchParams.get("code") ?? "",
      client_id: env.WEBEX_CLIENT_ID,
      client_secret: env.WEBEX_CLIENT_SECRET,
      redirect_uri: "https://my.app/webex/callback",
    }),
  });
  const token = await answer.json();
  const person = await fetch("https://webexapis.com/v1/people/me", { headers: { Authorization: `Bearer ${token.access_token}` } });
  await upsertChannelConnection(
    { integrationIdentifier: "webex-prod", subscriberId: user.id, ...fromWebexOAuth(token, await person.json()) },
    { secretKey: env.NOVU_SECRET_KEY },
  );
}
