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
 * Who owns the connection, and what is fixed of it. It replaces what the page sent. If a member is there but empty
 * (`undefined`, `null`, `""` or `{}`), the page gets a 403.
 */
export interface Scope {
  /** The subscriber that owns the connection. If it is left out, there is none, whatever the page sent. */
  subscriberId?: string;
  /**
   * The contexts of the connection. If they are left out, there are none, whatever the page sent. Without a `subscriberId`,
   * everybody in the contexts shares the connection.
   */
  context?: ContextPayload;
  /** The integration. If it is left out, the page chooses one; see `integrations`. */
  integrationIdentifier?: string;
  /** The identifier of a new connection. If it is left out, the page may send one; see `allowIdentifier`. */
  identifier?: string;
  /**
   * The workspace. If it is left out, the page sends it. Do not rely on that for Microsoft Teams: a tenant id from a page
   * proves nothing.
   */
  workspace?: WorkspaceDto;
  /** The tokens. If they are left out, the page sends them. */
  auth?: AuthDto;
}

/**
 * What pages may do, always limited to the scope that `authorize` returns:
 *
 * - `create`: `createChannelConnection`, including the look-up after a lost answer.
 * - `upsert`: `upsertChannelConnection` and `updateChannelConnection`, which may replace a connection of the scope, and
 *   `createChannelConnection`.
 * - `list`: `listChannelConnections` and `iterateChannelConnections`.
 * - `retrieve`: `retrieveChannelConnection`.
 * - `delete`: `deleteChannelConnection`.
 */
export type EdgeOperation = "create" | "upsert" | "list" | "retrieve" | "delete";

type Falsy = false | 0 | "" | null | undefined;

/**
 * The options of the handler: those of a call, and who may make it. Three defaults differ, so that the handler finishes
 * before the page's attempt times out.
 */
export interface EdgeOptions extends RequestOptions {
  /** The secret key of the Novu environment, or a function that returns it. No answer contains it. */
  secretKey: string | (() => string | Promise<string>);
  /**
   * The time limit of the whole, in milliseconds: reading the body, `authorize`, and the calls to Novu.
   * @default 9000
   */
  timeoutMs?: number | undefined;
  /**
   * The time limit of one attempt to reach Novu, in milliseconds.
   * @default 4000
   */
  attemptTimeoutMs?: number | undefined;
  /**
   * How many retries a request to Novu may have.
   * @default 1
   */
  maxRetries?: number | undefined;
  /**
   * Leave it out: one key for all pages would let Novu refuse the second request, since its body is another one.
   * @default made from the key of the page and the request, or random
   */
  idempotencyKey?: string | undefined;
  /**
   * Decides who owns the connection, for example from the session.
   *
   * It returns a scope, or a `Response` that is sent to the page with the headers of the handler added, such as
   * `new Response(null, { status: 401 })` or a redirect to a login. If it returns anything falsy, or a scope without
   * subscriber and context, the page gets a 403. So it does if a member of the scope is there but empty, and
   * `console.error` says why. If it throws, the error is written to `console.error`, and the page gets a 500 that does not
   * mention it.
   *
   * @param request The request, with its headers. Its body was already read.
   * @param body The JSON of the body. Do not trust it: it comes from the page. It is `undefined` for a request without a
   * body: a list, a deletion, and the look-up that the page's client makes after a lost answer.
   */
  authorize(request: Request, body: unknown): Promise<Scope | Response | Falsy> | Scope | Response | Falsy;
  /**
   * What pages may do. `handleCreateChannelConnection` ignores this: there it is always `["create"]`.
   * @default ["create"]
   */
  operations?: readonly EdgeOperation[] | undefined;
  /**
   * The integrations that a page may choose, unless the scope has one. Any other is a 422.
   * @default any
   */
  integrations?: readonly string[] | undefined;
  /**
   * Whether the page may choose this identifier. A page may always leave it out, or send one that `generateIdentifier()`
   * returns, as `createChannelConnection` does. This function is called for every other one. Only `true` allows it;
   * otherwise the page gets a 422. If it throws, the error is written to `console.error`, and the page gets a 500.
   *
   * @param scope What `authorize` returned.
   * @example
   * allowIdentifier: (identifier, scope) => identifier === `slack-${scope.subscriberId}`
   * @default none but those
   */
  allowIdentifier?: ((identifier: string, scope: Scope) => boolean | Promise<boolean>) | undefined;
  /**
   * The other origins whose pages may call the handler, with cookies: `["https://app.example.com"]`. Pages of the handler's
   * own origin always may. If an entry is not an origin, such as `null`, one with a path or one with a star, every request
   * gets a 500 that says so.
   * @default none
   */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * Called with each connection that was created or replaced, with its tokens, before the page is answered. If it returns a
   * promise, the answer waits for it, within `timeoutMs`. If it throws, the error is written to `console.error`, and the
   * page gets the same answer.
   */
  onConnected?: ((connection: GetChannelConnectionResponseDto, request: Request) => void | Promise<void>) | undefined;
  /**
   * Called with the error of each failed call to Novu, with Novu's own message; the page gets less. A look-up that finds
   * no connection is not a failure. Otherwise like `onConnected`.
   */
  onError?: ((error: NovuError, request: Request) => void | Promise<void>) | undefined;
}

/** The body of an error. The package's functions in the page turn it into a `NovuError`. */
export interface EdgeError {
  code: NovuErrorCode | EdgeErrorCode;
  /** One sentence, without secrets. */
  message: string;
  /** With 422: what is wrong with the request. */
  issues?: ValidationIssue[] | undefined;
  /** With 409: the connection that already exists, if it has the same owner. */
  connectionIdentifier?: string | undefined;
  /** With 404: what was not found, if that is known. */
  resource?: "integration" | "subscriber" | "connection" | undefined;
}

/**
 * Answers a page that creates, replaces, lists, retrieves or deletes channel connections. The secret key stays on the edge.
 *
 * Pass it all requests for `…/v1/channel-connections` and `…/v1/channel-connections/<identifier>`, unchanged. Then the page
 * calls the package's own functions with `{ serverURL: "…" }` and without a secret. `operations` says which of them.
 *
 * Each operation is limited to the scope that `authorize` returns: a list has only its connections, and any other
 * connection is a 404. Connections are sent without their tokens. Errors are sent as an `EdgeError`, without Novu's own
 * messages; only the issues of a 422 are passed on. The handler rejects only if `signal` is aborted. An internal error is
 * written to `console.error`, and the page gets a 500. After a trap of the WebAssembly, every further request gets a 500
 * too.
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

/**
 * The same as `handleChannelConnections` with `operations: ["create"]`: answers a page that creates a channel connection.
 */
export function handleCreateChannelConnection(request: Request, options: EdgeOptions): Promise<Response>;
