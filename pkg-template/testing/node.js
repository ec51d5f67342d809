import { createServer } from "node:http";

export async function serveSandbox(sandbox, { port = 0 } = {}) {
  const server = createServer((incoming, outgoing) => {
    // What a fault breaks, rejects: so does the connection.
    answer(sandbox, `http://127.0.0.1:${server.address()?.port}`, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(sandbox, origin, incoming, outgoing) {
  const controller = new AbortController();
  // Where nobody waits any more, a delay ends.
  outgoing.on("close", () => outgoing.writableFinished || controller.abort());
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method, rawHeaders } = incoming;
  const headers = new Headers();
  for (let place = 0; place < rawHeaders.length; place += 2) headers.append(rawHeaders[place], rawHeaders[place + 1]);
  const body = chunks.length > 0 && method !== "GET" && method !== "HEAD" ? Buffer.concat(chunks) : undefined;
  const response = await sandbox.handle(new Request(origin + incoming.url, { method, headers, body, signal: controller.signal }));
  outgoing.writeHead(response.status, [...response.headers].flat());
  // Each part is on its way before the next one, which may be that the connection breaks.
  for await (const part of response.body ?? []) await new Promise((resolve) => outgoing.write(part, resolve));
  outgoing.end();
}
