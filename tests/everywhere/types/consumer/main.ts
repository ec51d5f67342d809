import {
  NovuError,
  channelConnectionFormSchema,
  channelConnections,
  channelTypes,
  contextKey,
  contextKeys,
  createChannelConnection,
  createChannelConnectionRequestSchema,
  deleteChannelConnection,
  generateIdempotencyKey,
  generateIdentifier,
  isNovuError,
  isValidIdentifier,
  iterateChannelConnections,
  listChannelConnections,
  parseContextKey,
  providerIds,
  retrieveChannelConnection,
  updateChannelConnection,
  upsertChannelConnection,
  validateCreateChannelConnectionRequest,
  validateField,
  withLabels,
} from "novu-channel-connections";
import type {
  AttemptEvent,
  AuthDto,
  ChannelTypeEnum,
  ConnectionMode,
  ContextPayload,
  ContextValue,
  ContextValueDto,
  CreateChannelConnectionRequestDto,
  FieldPath,
  GetChannelConnectionResponseDto,
  IssueCode,
  JsonSchemaOptions,
  ListChannelConnectionsQuery,
  ListChannelConnectionsResponseDto,
  NovuErrorCode,
  OrderBy,
  OrderDirection,
  Outcome,
  ProvidersIdEnum,
  RequestOptions,
  ResponseAuthDto,
  UpdateChannelConnectionRequestDto,
  UpsertChannelConnectionResult,
  ValidationIssue,
  ValidationResult,
  WorkspaceDto,
} from "novu-channel-connections";
import type { Equal, Expect } from "./expect.js";

const mode: ConnectionMode = "shared";
const value: ContextValueDto = { id: "acme", data: { plan: "pro" } };
const either: ContextValue[] = ["acme", value];
const context: ContextPayload = { tenant: "acme", region: value };
const workspace: WorkspaceDto = { id: "T0123456", name: "Acme", botUserId: "U1" };
const auth: AuthDto = { accessToken: "t", refreshToken: "r", expiresAt: "2026-12-01T00:00:00.000Z", refreshTokenExpiresAt: "2027-12-01T00:00:00.000Z" };
export const least: CreateChannelConnectionRequestDto = { integrationIdentifier: "slack-prod", subscriberId: "u", workspace: { id: "T" }, auth: { accessToken: "t" } };
export const most: CreateChannelConnectionRequestDto = { ...least, identifier: "mine", context, connectionMode: mode, workspace, auth };

export const options: RequestOptions = {
  secretKey: async () => "key",
  serverURL: new URL("https://eu.api.novu.co"),
  idempotencyKey: generateIdempotencyKey(),
  timeoutMs: 1,
  attemptTimeoutMs: 1,
  maxRetries: 0,
  signal: new AbortController().signal,
  fetch: globalThis.fetch,
  headers: { "x-request-id": "1" },
  dangerouslyAllowBrowser: false,
  onAttempt(event: AttemptEvent) {
    const { attempt, lookup } = event;
    if (event.type === "wait") return attempt + event.waitMs;
    event.method satisfies "GET" | "POST" | "PATCH" | "DELETE";
    event.identifier satisfies string | undefined;
    if (event.type === "failure") return [event.reason satisfies string | undefined, event.code satisfies "connection_failed" | "timeout" | "invalid_response" | "aborted"];
    if (event.type === "answer") return event.status + event.durationMs;
    return lookup satisfies true | undefined;
  },
};

// What may be missing may be `undefined` too, so that nobody has to leave it out.
type Optional<T> = { [Name in keyof T]-?: T[Name] | undefined };
export const maybe = (options: Optional<RequestOptions>, request: Optional<CreateChannelConnectionRequestDto>) =>
  createChannelConnection({ ...request, ...least }, options satisfies RequestOptions);
export const shown: Partial<Record<"status" | "identifier" | "errorId" | "connectionIdentifier" | "retryAfterMs", unknown>> = {} as NovuError;
export const members: { status?: number | undefined; identifier?: string | undefined; issues?: ValidationIssue[] | undefined } = {} as NovuError;
export const logged: Pick<NovuError, "status" | "identifier"> = { status: undefined, identifier: undefined };

export async function create(): Promise<GetChannelConnectionResponseDto> {
  try {
    const connection = await createChannelConnection(most, options);
    const responseAuth: ResponseAuthDto = connection.auth;
    const token: string | undefined = responseAuth.accessToken;
    const channel: ChannelTypeEnum | null = connection.channel;
    const provider: ProvidersIdEnum | null = connection.providerId;
    if (provider === "slack" || provider === "one-of-tomorrow" || channel === "chat") console.log(token?.length, connection.contextKeys.join());
    return connection;
  } catch (error) {
    if (isNovuError(error)) {
      const code: NovuErrorCode = error.code;
      const outcome: Outcome = error.outcome;
      const issues: ValidationIssue[] | undefined = error.issues;
      const texts: (string | undefined)[] = [error.connectionIdentifier, error.idempotencyKey, error.identifier, error.errorId];
      const numbers: (number | undefined)[] = [error.status, error.retryAfterMs, error.attempts];
      console.log(code === "conflict", outcome === "unknown", issues?.[0]?.path, texts, numbers, error.name satisfies "NovuError");
    }
    if (error instanceof NovuError) console.log(error.message, error.stack);
    throw error;
  }
}

const orderBy: OrderBy = "updatedAt";
const orderDirection: OrderDirection = "ASC";
export const query: ListChannelConnectionsQuery = { limit: 100, after: "c", orderBy, orderDirection, includeCursor: true, subscriberId: "u", connectionMode: mode };
export const filters: ListChannelConnectionsQuery = { before: "c", channel: "chat", providerId: "slack", integrationIdentifier: "a", contextKeys: [""] };
export const replacement: UpdateChannelConnectionRequestDto = { workspace, auth };

export async function manage(): Promise<string | null> {
  const { connection, created, replaced }: UpsertChannelConnectionResult = await upsertChannelConnection(most, { ...options, onOtherWorkspace: "error" });
  replaced?.workspace.id satisfies string | undefined;
  // @ts-expect-error: there is no such choice
  await upsertChannelConnection(most, { ...options, onOtherWorkspace: "keep" });
  const { identifier }: GetChannelConnectionResponseDto = await retrieveChannelConnection(connection.identifier, options);
  const changed: GetChannelConnectionResponseDto = await updateChannelConnection(identifier, replacement, options);
  for await (const one of iterateChannelConnections(filters, options)) console.log(one.identifier satisfies string, created satisfies boolean);
  const { data, next, previous, totalCount, totalCountCapped }: ListChannelConnectionsResponseDto = await listChannelConnections(query, options);
  const nothing: void = await deleteChannelConnection(changed.identifier, options);
  console.log(data.length + totalCount, totalCountCapped satisfies boolean, nothing);
  return next ?? previous;
}

const result: ValidationResult = validateCreateChannelConnectionRequest({});
if (result.success) createChannelConnection(result.data, {});
else for (const { path, code, message } of result.issues) console.log(path.join("."), code satisfies IssueCode, message);

// A guard narrows, in both branches.
export function narrow(input: unknown): string {
  return isValidIdentifier(input) ? input.toUpperCase() : String(input);
}

export const standard = createChannelConnectionRequestSchema["~standard"];
export type Output = NonNullable<(typeof standard)["types"]>["output"];

export const inOpenApi: Record<string, unknown> = standard.jsonSchema.input({ target: "openapi-3.0" });
const jsonSchemaOptions: JsonSchemaOptions = { target: "draft-07" };
export const inDraft7 = standard.jsonSchema.output(jsonSchemaOptions);

export const types = [
  {} as Expect<Equal<ReturnType<typeof parseContextKey>, { type: string; id: string } | undefined>>,
  {} as Expect<Equal<ReturnType<typeof validateField>, ValidationIssue[]>>,
  {} as Expect<Equal<Output, CreateChannelConnectionRequestDto>>,
  {} as Expect<Equal<ReturnType<typeof createChannelConnection>, Promise<GetChannelConnectionResponseDto>>>,
];
export const texts: string[] = [contextKey("tenant", "acme"), ...contextKeys(context), generateIdentifier({ integrationIdentifier: "a" }), generateIdentifier()];
export const lists: [ChannelTypeEnum[], ProvidersIdEnum[], ContextValue[]] = [channelTypes(), providerIds(), either];

const fields: FieldPath[] = [[], ["workspace", "id"], ["auth", "expiresAt"], ["context"], ["context", "tenant"], ["context", "tenant", "id"]];
export const issues: ValidationIssue[] = [...fields.flatMap((path) => validateField(path, "")), ...validateField(["workspace", "name"] as const, "")];

// What must not compile.
// @ts-expect-error a token is required
createChannelConnection({ ...least, auth: {} });
// @ts-expect-error so is a workspace
createChannelConnection({ integrationIdentifier: "a", auth });
// @ts-expect-error a mode that there is not
createChannelConnection({ ...least, connectionMode: "everybody" });
// @ts-expect-error a context has an id
createChannelConnection({ ...least, context: { tenant: { data: {} } } });
// @ts-expect-error both are replaced
updateChannelConnection("a", { workspace }, options);
// @ts-expect-error a filter that there is not
listChannelConnections({ workspace: "T" }, options);
// @ts-expect-error an order that there is not
listChannelConnections({ orderBy: "name" }, options);
// @ts-expect-error a number is no text
createChannelConnection({ ...least, subscriberId: 5 });
// @ts-expect-error a misspelt option
createChannelConnection(least, { secretkey: "key" });
// @ts-expect-error milliseconds are a number
createChannelConnection(least, { timeoutMs: "5s" });
// @ts-expect-error a path is a list
validateField("workspace.id", "T");
// @ts-expect-error a misspelt field
validateField(["workspace", "identifier"], "T");
// @ts-expect-error so is this one, in a constant
validateField(["subscriber"] as const, "T");
// @ts-expect-error the issues are there only where something is wrong
validateCreateChannelConnectionRequest({}).issues;
// @ts-expect-error the members of an error cannot be set
(null as unknown as NovuError).code = "conflict";
// @ts-expect-error a code that there is not
export const code: NovuErrorCode = "teapot";

export async function bound(request: CreateChannelConnectionRequestDto): Promise<void> {
  const novu = channelConnections({ secretKey: "key", onOtherWorkspace: "error" });
  const { connection } = await novu.upsert(request, { timeoutMs: 5_000 });
  (await novu.create(request)).identifier satisfies string;
  (await novu.update(connection.identifier, { workspace: { id: "T" }, auth: { accessToken: "x" } })).workspace.id satisfies string;
  (await novu.list({ limit: 5 })).data satisfies unknown[];
  for await (const { identifier } of novu.iterate()) await novu.delete(identifier);
  await novu.retrieve(connection.identifier, { signal: AbortSignal.timeout(1) });
}

export const labelled: typeof channelConnectionFormSchema = withLabels(channelConnectionFormSchema, { "workspace.id": "Tenant ID" });
