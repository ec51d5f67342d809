import { upsertChannelConnection } from "novu-channel-connections";
import { fromSlackOAuth } from "novu-channel-connections/providers";

/** Where the customer goes to install the app. */
export function slackUrl(state, env) {
  const parameters = { client_id: env.SLACK_CLIENT_ID, scope: "chat:write", redirect_uri: "https://my.app/slack/callback", state };
  return `https://slack.com/oauth/v2/authorize?${new URLSearchParams(parameters)}`;
}

/** Slack redirects the customer to /slack/callback?code=…&state=… */
export async function connectSlack(request, user, env) {
  const answer = await fetch("https://slack.com/api/oauth.v2.access", {
    method: "POST",
    body: new URLSearchParams({
      code: new URL(request.url).searchParams.get("code") ?? "",
      client_id: env.SLACK_CLIENT_ID,
      client_secret: env.SLACK_CLIENT_SECRET,
      redirect_uri: "https://my.app/slack/callback",
    }),
  });
  const { workspace, auth } = fromSlackOAuth(await answer.json());
  await upsertChannelConnection(
    { integrationIdentifier: "slack-prod", subscriberId: user.id, workspace, auth },
    { secretKey: env.NOVU_SECRET_KEY },
  );
}
