// A Slack in the memory of a worker, for tests and for trying the example without a network: the consent page, and the exchange of
// the code. It checks what Slack checks, and answers what Slack answers.

const teams = { acme: { id: "T0ACME0001", name: "Acme" }, globex: { id: "T0GLOBEX02", name: "Globex" } };

/** How the customer's grant can look. */
const grants = {
  bot: (team) => ({ ...bot(team) }),
  rotation: (team) => ({ ...bot(team), access_token: `xoxe.xoxb-1-${token()}`, refresh_token: `xoxe-1-${token()}`, expires_in: 43_200 }),
  org: () => ({ ...bot(null), is_enterprise_install: true, enterprise: { id: "E0ACME0001", name: "Acme Group" } }),
  user: (team) => ({ ok: true, team, authed_user: { id: "U1", scope: "chat:write", access_token: `xoxp-${token()}`, token_type: "user" } }),
};

const bot = (team) => ({
  ...{ ok: true, access_token: `xoxb-${token()}`, token_type: "bot", scope: "chat:write", bot_user_id: "U0BOT00001", app_id: "A0APP00001" },
  ...{ team, enterprise: null, is_enterprise_install: false, authed_user: { id: "U1" } },
});

const token = () => crypto.randomUUID().replaceAll("-", "");

/** A fake Slack of one app: a function that answers requests to `…/oauth/v2/authorize` and `…/api/oauth.v2.access`. */
export function createFakeSlack({ clientId, clientSecret, stylesheet = "/slack/settings.css" }) {
  const codes = new Map();
  return async (request) => {
    const url = new URL(request.url);
    if (url.pathname.endsWith("/oauth/v2/authorize")) return consent(url.searchParams, { clientId, codes, stylesheet });
    if (url.pathname.endsWith("/api/oauth.v2.access") && request.method === "POST")
      return Response.json(access(await request.formData(), { clientId, clientSecret, codes }));
    return new Response("There is no such page.", { status: 404 });
  };
}

/** The consent page, whose links lead back; or, with a choice in the query, the way back. */
function consent(query, { clientId, codes, stylesheet }) {
  if (query.get("client_id") !== clientId) return new Response("Invalid client_id parameter", { status: 400 });
  const back = new URL(query.get("redirect_uri"));
  back.searchParams.set("state", query.get("state") ?? "");
  const choice = query.get("choice");
  if (!choice) return html(page(query, stylesheet));
  if (choice === "cancel") back.searchParams.set("error", "access_denied");
  else {
    const code = token();
    codes.set(code, { answer: grants[query.get("grant") ?? "bot"](teams[choice]), redirectUri: query.get("redirect_uri") });
    back.searchParams.set("code", code);
  }
  return new Response(null, { status: 302, headers: { Location: back.href } });
}

/** The answer to an exchange; a code is taken once. */
function access(form, { clientId, clientSecret, codes }) {
  if (form.get("client_id") !== clientId) return { ok: false, error: "invalid_client_id" };
  if (form.get("client_secret") !== clientSecret) return { ok: false, error: "bad_client_secret" };
  const grant = codes.get(form.get("code"));
  codes.delete(form.get("code"));
  if (!grant) return { ok: false, error: "invalid_code" };
  return grant.redirectUri === form.get("redirect_uri") ? grant.answer : { ok: false, error: "bad_redirect_uri" };
}

const html = (body) => new Response(body, { headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } });

const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function page(query, stylesheet) {
  const link = (choice, grant, text, kind = "") => `<a class="button ${kind}" href="?${escape(String(new URLSearchParams([...query, ["choice", choice], ["grant", grant]])))}">${text}</a>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Fake Slack</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${stylesheet}">
<main><p class="badge">Fake Slack: nothing is sent to Slack</p><h1>The app asks for access to your workspace</h1>
<p>It wants to post messages as a bot (<code>chat:write</code>).</p>
<p class="actions">${link("acme", "bot", "Allow for Acme")} ${link("globex", "bot", "Allow for Globex", "quiet")} ${link("cancel", "", "Cancel", "quiet")}</p>
<h2>Other grants</h2><p class="actions">${link("acme", "rotation", "Rotating tokens", "quiet")} ${link("acme", "org", "Whole organization", "quiet")} ${link("acme", "user", "User scopes only", "quiet")}</p></main></html>`;
}
