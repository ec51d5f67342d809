import { createServer } from "node:http";
import { createSandbox } from "../../../pkg/testing/index.js";

/** A Novu that is reached over HTTP, until the test ends: `{ url, requests }`, with what each request carried. */
export async function serveNovu(t, handle = createSandbox().handle) {
  const requests = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray()).toString();
    const { method, url: path, headers } = incoming;
    requests.push({ method, path, headers, body });
    const response = await handle(new Request(`http://${headers.host}${path}`, { method, headers, body: body || undefined }));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, requests };
}
