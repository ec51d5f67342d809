import { secrets, secretKey, validRequest } from "./answers.mjs";
import { importInstalled } from "./installed.mjs";

export const { main, edge, testing } = await importInstalled();

/** Where the handler is mounted, and how a page names it. */
export const serverURL = "https://my.app/api";
export const mounted = `${serverURL}/v1/channel-connections`;

/** A handler before a sandbox: `{ sandbox, handle, page, post }`; `page` is the `fetch` of a page. */
export function mount(options = {}, sandbox = testing.createSandbox()) {
  const all = { secretKey, fetch: sandbox.fetch, authorize: () => ({ subscriberId: "user-123" }), ...options };
  const handle = (request) => edge["operations" in options ? "handleChannelConnections" : "handleCreateChannelConnection"](request, all);
  const page = (input, init) => handle(new Request(input, init));
  const post = (body, { headers = {}, method = "POST", url = mounted, ...init } = {}) =>
    answerOf(page(url, { method, headers: { "Content-Type": "application/json", ...headers }, body: typeof body === "object" && !(body instanceof ReadableStream) ? JSON.stringify(body) : body, ...init }));
  const create = (request = {}, callOptions = {}) =>
    main.createChannelConnection({ ...validRequest(), ...request }, { serverURL, fetch: page, ...callOptions });
  return { sandbox, handle, page, post, create };
}

/** What a page sees of an answer: `{ status, headers, text, json }`. It is never stored, and has no secret in it. */
export async function answerOf(promise) {
  const response = await promise;
  const text = await response.text();
  if (response.headers.get("Cache-Control") !== "no-store") throw new Error("an answer that may be stored");
  const seen = `${text} ${JSON.stringify([...response.headers])}`;
  for (const secret of secrets) if (seen.includes(secret)) throw new Error(`a secret in ${seen}`);
  return { status: response.status, headers: response.headers, text, json: text ? JSON.parse(text) : undefined };
}
