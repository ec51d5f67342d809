import { createSandbox } from "novu-channel-connections/testing";

let created;

/** The Novu in this worker's memory. */
export const sandbox = () => (created ??= createSandbox());

/** /sandbox: what it holds and what it was asked, without tokens; DELETE makes it forget that. */
export function serveSandbox({ method }) {
  if (method === "DELETE") sandbox().reset();
  else if (method !== "GET") return new Response(null, { status: 405, headers: { Allow: "GET, DELETE" } });
  const connections = sandbox().connections().map(({ auth, ...connection }) => connection);
  const requests = sandbox().requests().map(({ method, status }) => ({ method, status }));
  return Response.json({ connections, requests }, { headers: { "Cache-Control": "no-store" } });
}
