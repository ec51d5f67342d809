/** Answers of providers that cannot become a connection, as `docs/providers.md` has them: `[title, function, ...arguments]`. */
const team = { id: "T1" };
const consent = { admin_consent: "True", tenant: "8eaef023-2b34-4da1-9baa-8bc8c9d6a490" };
const redirect = (parameters) => new URLSearchParams({ ...consent, ...parameters });
const token = { access_token: "token" };
const person = { id: "P1" };
const rotating = { bot_token: "xoxb-1", bot_refresh_token: "xoxe-1" };

export const refusedAnswers = [
  ["Slack: no object", "fromSlackOAuth", "xoxb-1"],
  ["Slack: `ok: false`", "fromSlackOAuth", { ok: false, error: "invalid_code" }],
  ["Slack: `ok: \"true\"`", "fromSlackOAuth", { ok: "true", access_token: "xoxb-1", team }],
  ["Slack: user scopes alone", "fromSlackOAuth", { ok: true, team, authed_user: { access_token: "xoxp-1" } }],
  ["Slack: `token_type: \"user\"`", "fromSlackOAuth", { ok: true, access_token: "xoxb-1", token_type: "user", team }],
  ["Slack: the token of a user", "fromSlackOAuth", { ok: true, access_token: "xoxp-1", team }],
  ["Slack: `team: null`, without `workspaceId`", "fromSlackOAuth", { ok: true, access_token: "xoxb-1", team: null }],
  ["Slack: `expires_in: -1`", "fromSlackOAuth", { ok: true, access_token: "xoxb-1", team, expires_in: -1 }],
  ["Slack: `expires_in: \"43200\"`", "fromSlackOAuth", { ok: true, access_token: "xoxb-1", team, expires_in: "43200" }],
  ["Bolt: no object", "fromSlackInstallation", null],
  ["Bolt: user scopes alone", "fromSlackInstallation", { team, user: { token: "xoxp-1" } }],
  ["Bolt: `expiresAt` in milliseconds", "fromSlackInstallation", { team, bot: { token: "xoxb-1", expiresAt: 1_797_000_000_000 } }],
  ["Bolt for Python: another date", "fromSlackInstallation", { team_id: "T1", ...rotating, bot_token_expires_at: "tomorrow" }],
  ["Teams: no URL", "fromMsTeamsConsent", consent],
  ["Teams: `error` in the redirect", "fromMsTeamsConsent", redirect({ error: "consent_required" })],
  ["Teams: no `tenant`", "fromMsTeamsConsent", "?admin_consent=True"],
  ["Teams: `tenant` is no GUID", "fromMsTeamsConsent", redirect({ tenant: "common" })],
  ["Teams: `admin_consent` is not `True`", "fromMsTeamsConsent", redirect({ admin_consent: "true" })],
  ["Webex: a token that is no object", "fromWebexOAuth", "token", person],
  ["Webex: a person who is no object", "fromWebexOAuth", token, undefined],
  ["Webex: the code was refused", "fromWebexOAuth", { message: "invalid code" }, person],
  ["Webex: neither `orgId` nor `id`", "fromWebexOAuth", token, {}],
  ["Webex: `emails` is no array", "fromWebexOAuth", token, { ...person, emails: "ann@example.com" }],
  ["any text over 4,096 bytes", "fromSlackOAuth", { ok: true, access_token: "x".repeat(4_097), team }],
  ["any token that a request may not have", "fromSlackOAuth", { ok: true, access_token: "xoxb-1 ", team }],
];
