import { once } from "node:events";
import { createServer, STATUS_CODES } from "node:http";
import { createServer as createSocketServer } from "node:net";

/** A page of another origin may call it: what it sends needs a preflight, and what it reads has to be exposed. */
const forPages = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type, idempotency-key",
  "access-control-expose-headers": "retry-after, date, idempotency-replay",
};

/** Resolves once a socket is closed, in whatever way. */
export const closing = (socket) => new Promise((resolve) => (socket.closed ? resolve() : socket.once("close", resolve)));

/** The first line and the fields of an answer, as they go over the wire. */
export const head = (status, headers = {}) => {
  const fields = { date: new Date().toUTCString(), connection: "close", ...forPages, ...headers };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Unknown"}\r\n${lines.join("")}\r\n`;
};

/**
 * Serves on a port of its own. Each POST gets the next of `answers` (the last is for all that follow), each GET the next of
 * `lookUps`: a behaviour is a function that is given an `Exchange`. `novu` is what stands behind: a function that takes a
 * Request and resolves to a Response.
 *
 * Resolves to `{ url, requests, close, arrived, closed }`: what arrived, a promise for the first request of a method, and
 * one for the end of all connections that carried a request.
 */
export async function startServer({ answers = [], lookUps = [], onConnection, novu, elsewhere }) {
  const requests = [];
  const sockets = new Set();
  const used = new Set();
  const waiting = [];
  const next = (behaviours, count) => behaviours[Math.min(count, behaviours.length) - 1];
  const arrived = (method) =>
    new Promise((resolve) => {
      if (requests.some((request) => request.method === method)) resolve();
      else waiting.push({ method, resolve });
    });

  async function handle(incoming, socket) {
    const { method, url: path, headers } = incoming;
    if (method === "OPTIONS") return socket.end(head(204));
    if (path.startsWith("/arrived/")) return arrived(path.slice("/arrived/".length)).then(() => socket.end(head(204)));
    used.add(socket);
    const request = { method, path, headers, body: "" };
    requests.push(request);
    const count = requests.filter((one) => one.method === method).length;
    const behaviour = next(method === "POST" ? answers : lookUps, count);
    await behaviour(new Exchange(incoming, socket, request, novu, elsewhere));
    for (const { resolve } of waiting.filter((one) => one.method === method)) resolve();
  }

  const server = createServer((incoming, outgoing) => {
    const { socket } = outgoing;
    // Its own end is written to the socket, and so is everything here.
    outgoing.detachSocket(socket);
    socket.on("error", () => {});
    handle(incoming, socket).catch((error) => socket.destroyed || socket.destroy(error));
  });
  const listening = onConnection ? createSocketServer(onConnection) : server;
  listening.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  });
  listening.listen(0, "127.0.0.1");
  await once(listening, "listening");

  return {
    url: `http://127.0.0.1:${listening.address().port}`,
    requests,
    arrived,
    closed: () => Promise.all([...used].map(closing)),
    close: () => {
      for (const socket of sockets) socket.destroy();
      listening.close();
    },
  };
}

/** One request, and the socket that waits for its answer. */
class Exchange {
  constructor(incoming, socket, request, novu, elsewhere) {
    Object.assign(this, { incoming, socket, request, behind: novu, elsewhere, closed: closing(socket) });
  }

  /** The whole text of the request. */
  async read() {
    if (!this.incoming.readableEnded) this.request.body = Buffer.concat(await this.incoming.toArray()).toString();
    return this.request.body;
  }

  /** What Novu does with the request, and answers. */
  async novu() {
    const { method, path, headers } = this.request;
    const body = method === "POST" ? await this.read() : undefined;
    const response = await this.behind(new Request(`http://${headers.host}${path}`, { method, headers, body }));
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  }

  /** Answers, and ends the connection. */
  async send({ status, headers, text }) {
    await this.read();
    const { "content-length": _, ...others } = headers ?? {};
    this.socket.end(head(status, { ...others, "content-length": Buffer.byteLength(text) }) + text);
  }

  /** Writes as much as the socket takes, until it has taken all; `false` once the other side is gone. */
  async write(bytes) {
    if (this.socket.destroyed) return false;
    if (!this.socket.write(bytes)) await Promise.race([new Promise((resolve) => this.socket.once("drain", resolve)), this.closed]);
    return !this.socket.destroyed;
  }
}
