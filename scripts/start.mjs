import { build } from "./build.mjs";
import { UserError, runIfStarted } from "./run.mjs";
import { say } from "./say.mjs";
import { refuseUsed, serve } from "./serve.mjs";
import { setUp } from "./set-up.mjs";

const curl = (url) => `curl ${url}/api/v1/channel-connections -H 'Content-Type: application/json' -d '{
  "integrationIdentifier": "slack-prod",
  "subscriberId": "user-123",
  "context": { "tenant": "org-acme" },
  "workspace": { "id": "T0123ABCDEF", "name": "Acme" },
  "auth": { "accessToken": "xoxb-example" }
}'`;

function chosenPort() {
  const port = Number(process.env.PORT || 8787);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new UserError("PORT must be a number from 1 to 65535.");
  return port;
}

/** The Slack app of the environment, if there is one. */
function slackApp() {
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_REDIRECT_URL } = process.env;
  if (!SLACK_CLIENT_ID && !SLACK_CLIENT_SECRET) return undefined;
  if (!SLACK_CLIENT_ID || !SLACK_CLIENT_SECRET) throw new UserError("Set both SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, or neither.");
  return { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, ...(SLACK_REDIRECT_URL && { SLACK_REDIRECT_URL }) };
}

await runIfStarted(import.meta.url, async () => {
  const port = chosenPort();
  await refuseUsed(port);
  await setUp();
  await build();
  say("Bundling the page and the worker …");
  const { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: serverURL } = process.env;
  const slack = slackApp();
  const { url, stop } = await serve({ port, secretKey, serverURL, slack });
  for (const signal of ["SIGINT", "SIGTERM"]) {
    // Miniflare's own listener would exit at once, with a code that npm takes for a fault.
    process.removeAllListeners(signal);
    process.once(signal, () => stop().then(() => process.exit(0)));
  }

  const novu = secretKey ? `Novu at ${serverURL || "https://api.novu.co"}` : "a sandbox, as NOVU_SECRET_KEY is not set";
  say(`The page is at ${url}; its worker talks to ${novu}.`);
  if (secretKey) say("Nobody signs in here: whoever opens the page connects for any subscriber and context of that environment. Use a key for development.");
  say(`A connection without the page, and a conflict at the second time:\n\n${curl(url)}\n`);
  say(
    slack
      ? `Add to Slack leads to Slack. The redirect URL that the app has to have: ${slack.SLACK_REDIRECT_URL ?? `${url}/slack/callback`}. ` +
          "Slack asks for https: behind a tunnel set SLACK_REDIRECT_URL, and open the page there."
      : `Add to Slack, at ${url}/slack/settings, leads to a fake Slack, as SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are not set.`,
  );
  say("Ctrl-C ends it.");
});
