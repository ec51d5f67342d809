import {
  fromMsTeamsConsent,
  fromSlackInstallation,
  fromSlackOAuth,
  fromWebexOAuth,
  type SlackBoltBot,
  type SlackBoltInstallation,
  type SlackBoltRow,
  type SlackInstallation,
  type SlackOAuthV2Access,
  type SlackTeam,
  type WebexPerson,
  type WebexToken,
  type WorkspaceAndAuth,
} from "novu-channel-connections/providers";
import { isNovuError, type AuthDto, type CreateChannelConnectionRequestDto, type IssueCode, type WorkspaceDto } from "novu-channel-connections";
import type { Equal, Expect } from "./expect.js";

/** As `@slack/web-api` types the answer: every member may be missing. */
interface OauthV2AccessResponse {
  ok: boolean;
  error?: string;
  access_token?: string;
  authed_user?: { id?: string; access_token?: string };
  enterprise?: { id?: string; name?: string };
  expires_in?: number;
  is_enterprise_install?: boolean;
  team?: { id?: string; name?: string };
}
/** As `@slack/oauth` types an installation. */
interface Installation {
  team: { id: string; name?: string } | undefined;
  enterprise: { id: string; name?: string } | undefined;
  user: { token: string | undefined; id: string };
  bot?: { token: string; refreshToken?: string; expiresAt?: number; scopes: string[]; id: string; userId: string };
  isEnterpriseInstall?: boolean;
}

const team: SlackTeam = { id: "T1", name: null };
const answer: SlackOAuthV2Access = { ok: true, access_token: "xoxb-1", token_type: "bot", team, enterprise: null, expires_in: 43_200 };
const bot: SlackBoltBot = { token: "xoxb-1", userId: "U1", expiresAt: undefined };
const bolt: SlackBoltInstallation = { team, bot };
const row: SlackBoltRow = { team_id: "T1", bot_token: "xoxb-1", bot_token_expires_at: "2026-12-11 14:40:00", enterprise_id: null };
const token: WebexToken = { access_token: "t", expires_in: 1, refresh_token: "r", refresh_token_expires_in: 1 };
const person: WebexPerson = { id: "P1", emails: ["ann@example.com"], displayName: "Ann", orgId: null };

export function requests(ofSlack: OauthV2AccessResponse, ofBolt: Installation): CreateChannelConnectionRequestDto[] {
  const made: WorkspaceAndAuth[] = [
    fromSlackOAuth(ofSlack),
    fromSlackOAuth(answer, { now: new Date(), workspaceId: "E1" }),
    fromSlackInstallation(ofBolt),
    fromSlackInstallation(row, { workspaceId: undefined }),
    ...[bolt, row].map((one: SlackInstallation) => fromSlackInstallation(one)),
    fromMsTeamsConsent("https://my.app/?tenant=1"),
    fromMsTeamsConsent(new URL("https://my.app")),
    fromMsTeamsConsent(new URLSearchParams()),
    fromWebexOAuth(token, person, { now: 0 }),
  ];
  return made.map((workspaceAndAuth) => ({ integrationIdentifier: "slack-prod", subscriberId: "u", ...workspaceAndAuth }));
}

export function isRefused(error: unknown): boolean {
  const code: IssueCode | undefined = isNovuError(error) ? error.issues?.[0]?.code : undefined;
  return code === "refused";
}

export const types = {} as Expect<Equal<WorkspaceAndAuth, { workspace: WorkspaceDto; auth: AuthDto }>>;

// @ts-expect-error no answer
fromSlackOAuth("xoxb-1");
// @ts-expect-error a bot without a token
fromSlackInstallation({ team, bot: {} });
// @ts-expect-error an option that there is not
fromSlackInstallation(bolt, { now: 0 });
// @ts-expect-error no time
fromWebexOAuth(token, person, { now: "today" });
// @ts-expect-error no person
fromWebexOAuth(token);
