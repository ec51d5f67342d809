import type {
  AuthDto,
  ContextPayload,
  EdgeErrorCode,
  GetChannelConnectionResponseDto,
  NovuError,
  NovuErrorCode,
  RequestOptions,
  ValidationIssue,
  WorkspaceDto,
} from "../index.js";

export type { EdgeErrorCode } from "../index.js";

/**
 * For whom the caller may connect, and what. It replaces what the page sent. A member that is there has to say something:
 * `undefined`, `null`, `""` and `{}` let nobody in.
 */
export interface Scope {
  /** The subscriber that the connection is for. Left out, there is none, whatever the page sent. */
  subscriberId?: string;
  /**
   * The contexts that the connection is for. Left out, there are none, whatever the page sent. Without a `subscriberId`, everybody in
   * them shares it.
   */
  context?: ContextPayload;
  /** The integration. Left out, the page names one; see `integrations`. */
  integrationIdentifier?: string;
  /** The identifier of a new connection. Left out, the page may send one; see `allowIdentifier`. */
  identifier?: string;
  /**
   * The workspace, where the page cannot know or prove it. Left out, the page says it: a tenant id from a page proves nothing.
   */
  workspace?: WorkspaceDto;
  /** The tokens, where the page has none. Left out, the page sends them. */
  auth?: AuthDto;
}

/**
 * What pages may do, always within the scope of `authorize`:
 *
 * - `create`: `createChannelConnection`, with the look-up that it makes after a lost answer.
 * - `upsert`: `upsertChannelConnection`, which creates, and replaces workspace and auth of a connection of the scope.
 * - `list`: `listChannelConnections` and `iterateChannelConnections`.
 * - `retrieve`: `retrieveChannelConnection`.
 * - `delete`: `deleteChannelConnection`.
 */
export type EdgeOperation = "create" | "upsert" | "list" | "retrieve" | "delete";

type Falsy = false | 0 | "" | null | undefined;

/**
 * The options of a call, and who may make it. `timeoutMs` is for the whole: reading, deciding, and asking Novu. Three of them have other
 * defaults here, so that the handler ends before an attempt of the page's call does: `timeoutMs` 9,000, `attemptTimeoutMs` 4,000,
 * `maxRetries` 1.
 */
export interface EdgeOptions extends RequestOptions {
  /** The secret key of the Novu environment, or a function that gets it. It is in no answer. */
  secretKey: string | (() => string | Promise<string>);
  /**
   * Decides who is calling, from a session for example, and for whom they may connect.
   *
   * A `Response` is answered, with the header fields that every answer of the handler has: `new Response(null, { status: 401 })`,
   * a redirect to a login. Anything falsy is answered with 403, and so is a scope without subscriber and context, or one in
   * which either is there but empty: then `console.error` says so. What it throws is written to `console.error`, and
   * answered with a 500 that says nothing of it.
   *
   * @param request The request, with its headers; its body has been read.
   * @param body The JSON of the body, as the page sent it: trust nothing in it. `undefined` for a request without one: a list, a
   * deletion, and the look whether a connection exists, which the page's call makes when an answer was lost.
   */
  authorize(request: Request, body: unknown): Promise<Scope | Response | Falsy> | Scope | Response | Falsy;
  /**
   * What pages may do. `handleCreateChannelConnection` takes no notice of it: there it is always `["create"]`.
   * @default ["create"]
   */
  operations?: EdgeOperation[] | undefined;
  /**
   * The integrations that a page may name, unless the scope names one; another one is answered with 422.
   * @default any
   */
  integrations?: string[] | undefined;
  /**
   * Whether the page may choose this identifier. A page may always leave it out, or send one that `generateIdentifier()` makes, as
   * `createChannelConnection` does: this is asked about every other one. Only `true` allows it. What it throws is written to
   * `console.error`, and answered with a 500.
   *
   * @param scope What `authorize` returned.
   * @example
   * allowIdentifier: (identifier, scope) => identifier === `slack-${scope.subscriberId}`
   * @default none but those
   */
  allowIdentifier?: ((identifier: string, scope: Scope) => boolean | Promise<boolean>) | undefined;
  /**
   * The origins of pages that may call from elsewhere, with cookies: `["https://app.example.com"]`. A page of the handler's
   * own origin always may, and no other. An entry that is no origin is answered with a 500 that says so: `null`, which every
   * sandboxed frame sends, a path, a blank, a star.
   * @default none
   */
  allowedOrigins?: string[] | undefined;
  /**
   * Told of each connection that was created or replaced, with its tokens, before the page is answered: for logs and follow-up work. The
   * answer waits for a promise, within `timeoutMs`. What it throws is written to `console.error`, and changes nothing.
   */
  onConnected?: ((connection: GetChannelConnectionResponseDto, request: Request) => void | Promise<void>) | undefined;
  /**
   * Told of each call to Novu that failed, with what Novu said, of which the page is told less. A look for a connection that does not
   * exist is no failure. Otherwise like `onConnected`.
   */
  onError?: ((error: NovuError, request: Request) => void | Promise<void>) | undefined;
}

/** The body of an answer that is no connection. The package's functions in the page make a `NovuError` of it. */
export interface EdgeError {
  code: NovuErrorCode | EdgeErrorCode;
  /** One sentence. No secret is in it. */
  message: string;
  /** With 422: where the request is wrong. */
  issues?: ValidationIssue[] | undefined;
  /** With 409: the connection that is in the way, if it is one that the caller may see. */
  connectionIdentifier?: string | undefined;
  /** With 404: what was not found, where that is known. */
  resource?: "integration" | "subscriber" | "connection" | undefined;
}

/**
 * Answers a page that wants to connect, list, look at or delete channel connections, with the secret key that only the edge has.
 *
 * Give it the requests for `…/v1/channel-connections` and below, as they came: then the page calls the package's own functions with
 * `{ serverURL: "…" }`, without a secret, with the same promise as a call to Novu itself. `operations` says which of them.
 *
 * Everything is within the scope that `authorize` returns: a list has its connections only, and no other can be looked at, replaced or
 * deleted (404). Connections are answered without their tokens, errors as an `EdgeError`, which says nothing that only Novu said, but
 * for the issues of a 422. It rejects only if `signal` is aborted. What should not happen is written to `console.error`, and answered
 * with a 500; after a trap of the WebAssembly so is every further request.
 *
 * @example
 * export default {
 *   fetch: (request, env) =>
 *     handleChannelConnections(request, {
 *       secretKey: env.NOVU_SECRET_KEY,
 *       operations: ["upsert", "list", "delete"],
 *       authorize: async (request) => {
 *         const user = await userOf(request);
 *         return user ? { subscriberId: user.id } : new Response(null, { status: 401 });
 *       },
 *     }),
 * };
 */
export function handleChannelConnections(request: Request, options: EdgeOptions): Promise<Response>;

/** The same with `operations: ["create"]`: answers a page that wants to create a channel connection. */
export function handleCreateChannelConnection(request: Request, options: EdgeOptions): Promise<Response>;
