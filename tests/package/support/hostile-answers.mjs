import { hostile, randomFrom, spoil } from "./hostile.mjs";

/** It stands in each token of the answers. */
export const bait = "bait-7c21";
export const now = Date.UTC(2026, 10, 26, 12);
export const tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490";
export const slack = () => ({
  ok: true,
  access_token: `xoxe.xoxb-1-${bait}`,
  token_type: "bot",
  bot_user_id: "U1",
  team: { id: "T1", name: "Acme" },
  enterprise: { id: "E1", name: "Group" },
  refresh_token: `xoxe-1-${bait}`,
  expires_in: 43_200,
  authed_user: { id: "U2", access_token: `xoxp-${bait}`, token_type: "user" },
});
export const bolt = () => ({
  team: { id: "T1", name: "Acme" },
  enterprise: undefined,
  user: { token: `xoxp-${bait}`, id: "U2" },
  bot: { token: `xoxb-${bait}`, refreshToken: `xoxe-${bait}`, expiresAt: 1_797_000_000, scopes: [], id: "B1", userId: "U1" },
});
export const row = () => ({ team_id: "T1", team_name: "Acme", bot_token: `xoxb-${bait}`, bot_user_id: "U1", bot_refresh_token: `xoxe-${bait}`, bot_token_expires_at: "2026-12-11 14:40:00", user_token: `xoxp-${bait}` });
export const webexToken = () => ({ access_token: `webex-${bait}`, expires_in: 1_209_599, refresh_token: `refresh-${bait}`, refresh_token_expires_in: 7_776_000 });
export const webexPerson = () => ({ id: "P1", orgId: "O1", displayName: "Ann Lee", emails: ["ann@example.com"] });

/** The arguments of each function, all right. */
const rightArguments = {
  fromSlackOAuth: () => [slack(), { now, workspaceId: "E1" }],
  fromSlackInstallation: () => [bolt(), { workspaceId: "E1" }],
  fromMsTeamsConsent: () => [Object.assign(new URLSearchParams({ tenant, admin_consent: "True" }), { toString: URLSearchParams.prototype.toString })],
  fromWebexOAuth: () => [webexToken(), webexPerson(), { now }],
};

const pathsInto = (value) => (Object(value) === value ? Object.keys(value).flatMap((name) => [[name], ...pathsInto(value[name]).map((path) => [name, ...path])]) : []);

/** The name of a function, and arguments of which some are what no provider answers; the same for the same seed. */
export function hostileAnswer(seed, { huge = true } = {}) {
  const random = randomFrom(seed);
  const name = random.pick(Object.keys(rightArguments));
  const args = rightArguments[name]();
  if (name === "fromSlackInstallation" && random.next() < 0.5) args[0] = row();
  if (random.next() < 0.2) return { name, args: args.map(() => hostile(random, huge)) };
  // Not an argument itself: that it throws would be a fault of the test.
  const places = pathsInto(args).filter((path) => path.length > 1);
  return { name, args: spoil(args, places, random, huge) };
}
