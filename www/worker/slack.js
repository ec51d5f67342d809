import { createFakeSlack } from "../examples/slack-oauth/fake-slack.js";
import example from "../examples/slack-oauth/worker.js";
import { sandbox } from "./sandbox.js";

let app;

/** What a Slack app would be given, anew in each worker: at the start of its script it has no randomness. */
function fakeApp() {
  if (!app) {
    const credentials = { clientId: "fake-app", clientSecret: crypto.randomUUID() };
    app = { ...credentials, stateSecret: crypto.randomUUID(), slack: createFakeSlack(credentials) };
  }
  return app;
}

/** /slack/: the example, with Slack itself if the worker has an app's credentials, and with a fake Slack otherwise. */
export function serveSlack(request, env) {
  const { clientId, clientSecret, stateSecret, slack } = fakeApp();
  const { origin } = new URL(request.url);
  const isReal = env.SLACK_CLIENT_ID && env.SLACK_CLIENT_SECRET;
  return example.fetch(signedIn(request), {
    ...env,
    STATE_SECRET: stateSecret,
    ...(!env.NOVU_SECRET_KEY && { NOVU_SECRET_KEY: "sandbox", NOVU: sandbox() }),
    ...(!isReal && { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_URL: `${origin}/fake-slack`, SLACK: { fetch: (...call) => slack(new Request(...call)) } }),
    ASSETS: { fetch: (request) => page(request, env, isReal) },
  });
}

/** /fake-slack/: the consent page. */
export const serveFakeSlack = (request) => fakeApp().slack(request);

/** Nobody signs in here. */
function signedIn(request) {
  if (/(?:^|; )user=/.test(request.headers.get("Cookie") ?? "")) return request;
  const headers = new Headers(request.headers);
  headers.set("Cookie", [headers.get("Cookie"), "user=user-123"].filter(Boolean).join("; "));
  return new Request(request, { headers });
}

/** The files of the page, which says which Slack it is, and what has to be registered there. */
async function page(request, env, isReal) {
  const response = await env.ASSETS.fetch(request);
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) return response;
  const redirectUrl = env.SLACK_REDIRECT_URL || new URL("/slack/callback", request.url).href;
  const text = isReal
    ? `The redirect URL that the Slack app has to have: ${redirectUrl}`
    : "A fake Slack answers. Set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to use Slack itself.";
  const show = { element: (element) => element.removeAttribute("hidden").setInnerContent(text) };
  const shown = new HTMLRewriter().on("#redirect", show).transform(response);
  // The asset's ETag says nothing of what was written into it.
  shown.headers.delete("ETag");
  shown.headers.set("Cache-Control", "no-store");
  return shown;
}
