import type {
  ContextPayload,
  EdgeErrorCode,
  NovuErrorCode,
  RequestOptions,
  ValidationIssue,
} from "../index.js";

export type { EdgeErrorCode } from "../index.js";

/**
 * For whom the caller may connect. It replaces what the page sent: what is not in it is not sent. A member that is there has to
 * say something: `undefined`, `null`, `""` and `{}` let nobody in.
 */
export interface Scope {
  /** The subscriber that the connection is for. */
  subscriberId?: string;
  /** The contexts that the connection is for. Without a `subscriberId`, everybody in them shares it. */
  context?: ContextPayload;
}

type Falsy = false | 0 | "" | null | undefined;

/** The options of a call, and who may make it. `timeoutMs` is for the whole: reading, deciding, and asking Novu. */
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
   * @param body The JSON of the body, as the page sent it: trust nothing in it. `undefined` for a look whether a connection
   * exists, which the page's call makes when an answer was lost.
   */
  authorize(request: Request, body: unknown): Promise<Scope | Response | Falsy> | Scope | Response | Falsy;
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
}

/** The body of an answer that is no connection. `createChannelConnection` makes a `NovuError` of it. */
export interface EdgeError {
  code: NovuErrorCode | EdgeErrorCode;
  /** One sentence. No secret is in it. */
  message: string;
  /** With 422: where the request is wrong. */
  issues?: ValidationIssue[] | undefined;
  /** With 409: the connection that is in the way, if it is one that the caller may see. */
  connectionIdentifier?: string | undefined;
}

/**
 * Answers a page that wants to create a channel connection, with the secret key that only the edge has.
 *
 * Give it the requests for `…/v1/channel-connections` and below, as they came: then the page calls
 * `createChannelConnection(request, { serverURL: "…" })`, without a secret, with the same promise as a call to Novu itself.
 * It answers 201 with the connection, without its tokens, or an `EdgeError`, which says nothing that
 * only Novu said, but for the issues of a 422. It rejects only if `signal` is aborted. What should not happen is written to
 * `console.error`, and answered with a 500; after a trap of the WebAssembly so is every further request.
 *
 * @example
 * export default {
 *   fetch: (request, env) =>
 *     handleCreateChannelConnection(request, {
 *       secretKey: env.NOVU_SECRET_KEY,
 *       authorize: async (request) => {
 *         const user = await userOf(request);
 *         return user ? { subscriberId: user.id } : new Response(null, { status: 401 });
 *       },
 *     }),
 * };
 */
export function handleCreateChannelConnection(request: Request, options: EdgeOptions): Promise<Response>;
