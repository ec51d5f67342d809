import { createServer } from "node:http";
import { Readable } from "node:stream";

/**
 * Serves until the test ends: `handle(request, record)` answers with a Response, or with `undefined` to cut the connection.
 * Returns `{ url, requests }`; `requests` has `{ method, path, headers, body }` of each that arrived.
 */
export async function serve(t, handle) {
  const requests = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray());
    const { method, url: path, headers } = incoming;
    requests.push({ method, path, headers, body: body.toString() });
    const request = new Request(`http://${headers.host}${path}`, { method, headers, body: body.length > 0 ? body : undefined });
    const response = await Promise.resolve(handle(request)).catch(() => undefined);
    if (!response) return outgoing.destroy();
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (!response.body) return outgoing.end();
    Readable.fromWeb(response.body)
      .on("error", () => outgoing.destroy())
      .pipe(outgoing);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, requests };
}
