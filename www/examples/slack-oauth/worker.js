import { isNovuError, upsertChannelConnection } from "novu-channel-connections";
import { handleChannelConnections } from "novu-channel-connections/edge";
import { fromSlackOAuth } from "novu-channel-connections/providers";
import { scopeOf } from "../session.js";
import { forgetState, isState, issueState } from "./state.js";

/** Cloudflare Workers; wrangler.jsonc beside this file says what it needs. */
export default {
  fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/slack/install") return install(request, env);
    if (pathname === "/slack/callback") return callback(request, env);
    if (pathname.startsWith("/slack/api/v1/channel-connections")) return connections(request, env);
    return env.ASSETS.fetch(request); // the settings page: settings.html, settings.js and settings.css
  },
};

/** "Add to Slack": sends who is signed in to Slack's consent page. */
async function install(request, env) {
  const user = await scopeOf(request);
  if (user instanceof Response) return redirect("/slack/settings?result=signed-out", forgetState(request));
  const { state, cookie } = await issueState(request, user.subscriberId, env.STATE_SECRET);
  const parameters = { client_id: env.SLACK_CLIENT_ID, scope: "chat:write", redirect_uri: redirectUri(request, env), state };
  return redirect(`${env.SLACK_URL ?? "https://slack.com"}/oauth/v2/authorize?${new URLSearchParams(parameters)}`, cookie);
}

/** Slack redirects the customer to /slack/callback?code=…&state=…, or with `error` instead of `code`. */
async function callback(request, env) {
  const user = await scopeOf(request);
  const result = user instanceof Response ? "signed-out" : await connect(request, user, env);
  // The page shows the result. The code leaves the address, and a reload does not come here again.
  return redirect(`/slack/settings?result=${result}`, forgetState(request));
}

/** Connects the workspace, and says how that ended, in one of the words of results.js. */
async function connect(request, user, env) {
  const { searchParams } = new URL(request.url);
  if (!(await isState(request, searchParams.get("state") ?? "", user.subscriberId, env.STATE_SECRET))) return "state";
  if (searchParams.has("error")) return searchParams.get("error") === "access_denied" ? "denied" : "refused";

  let answer;
  try {
    answer = await exchange(searchParams.get("code") ?? "", request, env);
  } catch (error) {
    console.error(`Slack did not answer: ${error.name}`);
    return "slack-down";
  }

  try {
    const { workspace, auth } = fromSlackOAuth(answer);
    const { replaced } = await upsertChannelConnection({ integrationIdentifier: integration(env), ...user, workspace, auth }, novu(env));
    return replaced ? "replaced" : "connected";
  } catch (error) {
    if (!isNovuError(error)) throw error;
    console.error(error); // says what to do, and contains no secrets
    return resultOf(error);
  }
}

/** Exchanges the code for the bot's token. */
async function exchange(code, request, env) {
  const body = new URLSearchParams({
    code,
    client_id: env.SLACK_CLIENT_ID,
    client_secret: env.SLACK_CLIENT_SECRET,
    redirect_uri: redirectUri(request, env),
  });
  const signal = AbortSignal.timeout(Number(env.SLACK_TIMEOUT_MS ?? 10_000));
  const answer = await (env.SLACK ?? globalThis).fetch(`${env.SLACK_URL ?? "https://slack.com"}/api/oauth.v2.access`, { method: "POST", body, signal });
  return answer.json();
}

/** What an error means for the customer, by the place in Slack's answer. */
function resultOf({ code, issues = [] }) {
  if (code !== "validation") return "novu";
  const [{ path: [member] } = { path: [] }] = issues;
  return { error: "refused", access_token: "no-bot", token_type: "no-bot", team: "no-team" }[member] ?? "slack-down";
}

/** What the settings page asks for: the connections of who is signed in. */
const connections = (request, env) =>
  handleChannelConnections(request, {
    ...novu(env),
    operations: ["list", "delete"],
    authorize: scopeOf,
  });

const integration = (env) => env.NOVU_INTEGRATION ?? "slack-prod";

/** `NOVU` and `SLACK` are bindings of other workers that stand for Novu and Slack. Left out, it is them. */
const novu = (env) => ({
  secretKey: env.NOVU_SECRET_KEY,
  serverURL: env.NOVU_SERVER_URL || undefined,
  ...(env.NOVU && { fetch: (url, init) => env.NOVU.fetch(url, init) }),
});

/** It has to be among the redirect URLs of the Slack app, to the letter. */
const redirectUri = (request, env) => env.SLACK_REDIRECT_URL || new URL("/slack/callback", request.url).href;

const redirect = (url, cookie) =>
  new Response(null, { status: 303, headers: { Location: url, "Set-Cookie": cookie, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" } });
