import { gzipSync } from "node:zlib";
import { closing, head } from "./server.mjs";

// What a server, or the network before it, may do with a request. Each is `(exchange) => Promise`.

const json = { "content-type": "application/json; charset=utf-8" };
const html = { "content-type": "text/html" };

/** Does what Novu does. */
export const novu = async (exchange) => exchange.send(await exchange.novu());

/** Answers: with a text as it is, with anything else as JSON. A function makes the body of the text that was sent. */
export const answer = (status, body = "", headers = {}) => async (exchange) => {
  const made = typeof body === "function" ? body(JSON.parse(await exchange.read()), exchange.request) : body;
  const text = typeof made === "string" ? made : JSON.stringify(made);
  return exchange.send({ status, headers: { ...json, ...headers }, text });
};

/** A refusal in the form that Novu gives it. */
export const refuse = (status, message = "no", { headers, ...more } = {}) =>
  answer(status, { statusCode: status, timestamp: "2026-11-23T12:00:00.000Z", path: "/v1/channel-connections", message, ...more }, headers);

/** A page of a gateway. */
export const page = (status, headers = {}) => answer(status, "<!doctype html><h1>Something else</h1>", { ...html, ...headers });

/** The connection that was asked for, as Novu shows it, with changes. */
export const shown = (changes = {}) => ({ identifier, integrationIdentifier, subscriberId = null, context = {}, workspace, auth }) => ({
  ...{ identifier, channel: "chat", providerId: "slack", integrationIdentifier, subscriberId },
  contextKeys: Object.entries(context).map(([type, id]) => `${type}:${id}`),
  ...{ workspace, auth: { accessToken: auth.accessToken } },
  ...{ createdAt: "2026-11-23T12:00:00.000Z", updatedAt: "2026-11-23T12:00:00.000Z" },
  ...changes,
});

/** Closes the connection and leaves the body unread. */
export const drop = async ({ socket }) => socket.destroy();

/** Reads the request, and resets the connection. */
export const reset = async (exchange) => {
  await exchange.read();
  exchange.socket.resetAndDestroy();
};

/** Reads the request, and closes the connection without a word. */
export const hangUp = async (exchange) => {
  await exchange.read();
  exchange.socket.end();
};

/** Reads the request, and says nothing for ever. */
export const silence = async (exchange) => void (await exchange.read());

/** Says something that is no HTTP. */
export const babble = async (exchange) => {
  await exchange.read();
  exchange.socket.end("SSH-2.0-OpenSSH_9.2\r\n");
};

/** What `behaviour` does, after Novu did what it was asked for. */
export const committed = (behaviour) => async (exchange) => {
  exchange.answer = await exchange.novu();
  return behaviour(exchange);
};

/** The bytes of Novu's answer after `committed`; of a connection that is not there otherwise. */
const bytesOf = async (exchange) => {
  const { status, text } = exchange.answer ?? { status: 201, text: JSON.stringify({ data: shown()(JSON.parse(await exchange.read())) }) };
  return { status, text };
};

/** Stops in the middle of the head, and keeps the connection. */
export const stallInHead = async (exchange) => {
  const { status } = await bytesOf(exchange);
  await exchange.write(head(status).slice(0, 30));
};

/** Stops in the middle of the body, and keeps the connection. */
export const stallInBody = async (exchange) => {
  const { status, text } = await bytesOf(exchange);
  await exchange.write(head(status, { ...json, "content-length": Buffer.byteLength(text) }) + text.slice(0, text.length / 2));
};

/** A byte at a time, and never the last one: no silence is long, but the whole is. */
export const drip = async (exchange) => {
  const { status } = await bytesOf(exchange);
  await exchange.write(head(status, { ...json, "transfer-encoding": "chunked" }));
  const timer = setInterval(() => exchange.write("1\r\n \r\n"), 50).unref();
  closing(exchange.socket).then(() => clearInterval(timer));
};

/** Stops in the middle of the head, and closes the connection. */
export const cutHead = async (exchange) => {
  const { status } = await bytesOf(exchange);
  exchange.socket.end(head(status).slice(0, 30));
};

/** Promises more than it sends. */
export const cutBody = async (exchange) => {
  const { status, text } = await bytesOf(exchange);
  exchange.socket.end(head(status, { ...json, "content-length": Buffer.byteLength(text) * 2 }) + text);
};

/** Closes in the middle of a chunk. */
export const cutChunk = async (exchange) => {
  const { status, text } = await bytesOf(exchange);
  const size = Buffer.byteLength(text).toString(16);
  exchange.socket.end(`${head(status, { ...json, "transfer-encoding": "chunked" })}${size}\r\n${text.slice(0, text.length / 2)}`);
};

/** Names no length: the body ends with the connection. */
export const untilClose = async (exchange) => {
  const { status, text } = await bytesOf(exchange);
  exchange.socket.end(head(status, json) + text);
};

/** Compresses, as Novu does for whoever asks for it. */
export const compressed = async (exchange) => {
  const { status, text } = await bytesOf(exchange);
  const bytes = gzipSync(text);
  await exchange.write(head(status, { ...json, "content-encoding": "gzip", "content-length": bytes.length }));
  exchange.socket.end(bytes);
};

/** Says that it is compressed, and is not. */
export const garbled = async (exchange) => {
  const { status, text } = await bytesOf(exchange);
  exchange.socket.end(head(status, { ...json, "content-encoding": "gzip", "content-length": Buffer.byteLength(text) }) + text);
};

/** A few kilobytes that unpack to 64 MiB. */
export const bomb = async (exchange) => {
  await exchange.read();
  const bytes = gzipSync(Buffer.alloc(64 * 2 ** 20, " "));
  await exchange.write(head(201, { ...json, "content-encoding": "gzip", "content-length": bytes.length }));
  exchange.socket.end(bytes);
};

/** Another answer before the answer. */
export const hinted = async (exchange) => {
  const { status, text } = await bytesOf(exchange);
  const hint = "HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\n\r\n";
  exchange.socket.end(hint + head(status, { ...json, "content-length": Buffer.byteLength(text) }) + text);
};

/** More than anybody asked for: `bytes` of them, or for ever. */
export const flood = (status, bytes = Infinity) => async (exchange) => {
  await exchange.read();
  const piece = " ".repeat(2 ** 16);
  const chunk = `${piece.length.toString(16)}\r\n${piece}\r\n`;
  let goesOn = await exchange.write(head(status, { ...json, "transfer-encoding": "chunked" }));
  for (let sent = 0; goesOn && sent < bytes; sent += piece.length) goesOn = await exchange.write(chunk);
  if (goesOn) exchange.socket.end("0\r\n\r\n");
};

/** Sends somewhere else: to the same path of another origin. */
export const redirect = (status) => async (exchange) =>
  exchange.send({ status, headers: { location: exchange.elsewhere + exchange.request.path }, text: "" });
