import {
  handleChannelConnections,
  handleCreateChannelConnection,
  type EdgeOperation,
  type EdgeError,
  type EdgeErrorCode,
  type EdgeOptions,
  type Scope,
} from "novu-channel-connections/edge";
import type { RequestOptions } from "novu-channel-connections";
import type { Equal, Expect } from "./expect.js";

const scope: Scope = { subscriberId: "u", context: { tenant: "acme" }, integrationIdentifier: "teams", workspace: { id: "T" }, auth: { accessToken: "x" } };
const operations: EdgeOperation[] = ["create", "upsert", "list", "retrieve", "delete"];
const options: EdgeOptions = {
  secretKey: "key",
  authorize: (request, body) => (request.headers.has("Cookie") && body !== null ? scope : new Response(null, { status: 401 })),
  allowIdentifier: (identifier, { subscriberId }) => identifier === subscriberId,
  allowedOrigins: ["https://app.example"],
  maxRetries: 1,
  operations,
  integrations: ["slack-prod"],
  onConnected: ({ auth }) => console.log(auth.accessToken satisfies string | undefined),
  onError: async ({ code }, { url }) => console.log(code, url),
};
export const settings: Promise<Response> = handleChannelConnections(new Request("https://my.app/api/v1/channel-connections"), options);
// @ts-expect-error no such operation
handleChannelConnections(new Request("https://my.app"), { ...options, operations: ["update"] });
export const answered: Promise<Response> = handleCreateChannelConnection(new Request("https://my.app/api/v1/channel-connections"), options);
export const maybe = (allowedOrigins: string[] | undefined, allowIdentifier: EdgeOptions["allowIdentifier"]): EdgeOptions => ({ ...options, allowedOrigins, allowIdentifier });
// Whatever a call takes, the handler takes.
export const common: RequestOptions = options;
handleCreateChannelConnection(new Request("https://my.app"), { secretKey: async () => "key", authorize: async () => undefined });

export const message = ({ code, message, issues, connectionIdentifier }: EdgeError): string =>
  `${code} ${message} ${issues?.[0]?.path.join(".")} ${connectionIdentifier}`;
export const missing = ({ resource }: EdgeError): "integration" | "subscriber" | "connection" | undefined => resource;
export type Codes = Expect<Equal<EdgeErrorCode, "method_not_allowed" | "unsupported_media_type">>;

// @ts-expect-error nobody decides
handleCreateChannelConnection(new Request("https://my.app"), { secretKey: "key" });
// @ts-expect-error no secret key
handleCreateChannelConnection(new Request("https://my.app"), { authorize: () => scope });
// @ts-expect-error a scope of something else
export const wrong: Scope = { userId: "u" };
