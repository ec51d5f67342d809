import { importInstalled } from "../../package/support/installed.mjs";
import { serve } from "../../package/support/serve.mjs";

const cors = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type, idempotency-key",
  "access-control-allow-methods": "GET, PATCH, POST",
};

/**
 * Serves the sandbox of the package until the row ends: `{ url, requests }`. Pages of any origin may call it, and need no
 * key: it adds one, as a worker of theirs would. `requests()` has `{ method, path, status, … }` of each request that arrived,
 * `env` what tells a process of it.
 */
export async function serveNovu(after) {
  const { testing } = await importInstalled();
  const sandbox = testing.createSandbox();
  const { url } = await serve({ after }, async (request) => {
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: cors });
    const headers = new Headers(request.headers);
    if (!headers.has("authorization")) headers.set("authorization", "ApiKey added-by-the-server");
    const answer = await sandbox.handle(new Request(request, { headers }));
    return new Response(answer.body, { status: answer.status, headers: { ...Object.fromEntries(answer.headers), ...cors } });
  });
  return { url, requests: () => sandbox.requests(), env: { NOVU_SERVER_URL: url, NOVU_SECRET_KEY: "key-of-the-row" } };
}
