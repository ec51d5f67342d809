// Looks for shapes whose cost grows out of proportion: requests of up to 100 KiB and answers of up to 1 MiB, made at random.
import assert from "node:assert/strict";
import { test } from "node:test";
import { secretKey, validRequest } from "./support/answers.mjs";
import { randomFrom } from "./support/hostile.mjs";
import { importInstalled } from "./support/installed.mjs";

const { main, edge, testing } = await importInstalled();

const kib = 1024;
const seed = Number(process.env.COSTS_SEED ?? Math.floor(Math.random() * 2 ** 32));
const count = Number(process.env.COSTS_SHAPES ?? 40);

/** No call may take longer, on a slow machine either: mostly it is some milliseconds. */
const mostMicroseconds = 2e6;

const units = ["a", "aa", "\\", '"', "%", "%25", "&amp;", "&#x", "=", "\u007f", "ü", "\ud800", "😀", "\u0000", " ", "0", "_", "constructor", "xoxb-", "\\u0061"];
const names = ["constructor", "__proto__", "toJSON", "id", "data", "message", "messages", "path", "errors", "issues", "k"];

/** Makes a value of about `bytes` bytes of JSON: a text, many members, deep nesting, or parts that are made so themselves. */
function shape(random, bytes, depth = 0) {
  const unit = random.pick(units);
  const text = () => unit.repeat(Math.ceil(bytes / unit.length)).slice(0, bytes);
  if (bytes < 16 || depth > 4) return random.pick([text(), 1, null, true, [], {}]);
  const parts = 2 + random.below(random.pick([4, 40, Math.ceil(bytes / 8)]));
  const part = () => shape(random, Math.floor(bytes / parts), depth + 1);
  // Not more than the bytes are for: what is repeated by the levels around it would have hundreds of megabytes.
  const levels = 1 + random.below(Math.min(random.pick([5, 130, bytes]), Math.ceil(bytes / 8)));
  switch (random.below(6)) {
    case 0:
      return text();
    case 1:
      return Array(parts).fill(part());
    case 2:
      return Array.from({ length: Math.min(parts, 2_000) }, part);
    case 3: {
      const name = random.pick(names);
      return Object.fromEntries(Array.from({ length: parts }, (_, index) => [`${name}${index}`, part()]).slice(0, 5_000));
    }
    case 4: {
      const name = random.pick(names);
      return Array.from({ length: levels }).reduce((inner) => (name === "k" ? [inner] : { [name]: inner }), part());
    }
    default:
      return Array.from({ length: Math.min(levels, 200) }).reduce((inner) => [inner, ...Array(Math.min(parts, 50, Math.ceil(bytes / levels / 17))).fill({ constructor: 1 })], part());
  }
}

const places = [["identifier"], ["subscriberId"], ["context"], ["context", "tenant"], ["context", "tenant", "data"], ["workspace"], ["workspace", "id"], ["workspace", "extra"], ["auth"], ["auth", "accessToken"], ["auth", "expiresAt"], ["auth", "extra"], ["extra"]];

/** A request with a shape in some of its places. */
function requestOf(random) {
  const request = { ...validRequest(), context: { tenant: { id: "acme" } } };
  const chosen = Array.from({ length: 1 + random.below(2) }, () => random.pick(places));
  for (const place of chosen) {
    const parent = place.slice(0, -1).reduce((inner, name) => (typeof inner?.[name] === "object" ? inner[name] : {}), request);
    if (typeof parent === "object" && parent !== null) parent[place.at(-1)] = shape(random, Math.floor((100 * kib) / chosen.length));
  }
  return request;
}

/** An answer of a hostile server: an error or a connection with a shape in it, beside what stands in the request. */
function answerOf(random, request) {
  const bytes = random.pick([40, 1_000]) * kib;
  const echo = random.pick(["", String(request.auth?.accessToken ?? "").slice(0, 5_000), secretKey]);
  const message = () => random.pick([shape(random, bytes), echo + random.pick(units).repeat(bytes / 8)]);
  const errors = () => random.pick([shape(random, bytes), { general: { messages: Array(2_000).fill(echo || "x must be a string") } }, { ["a".repeat(20 * kib)]: { messages: Array(500).fill("wrong") } }]);
  const body = random.pick([
    () => ({ message: message(), errors: errors() }),
    () => ({ message: message(), errorId: message() }),
    () => ({ code: "validation", message: message(), issues: shape(random, bytes) }),
    () => ({ data: { identifier: message(), workspace: shape(random, bytes) } }),
    () => shape(random, bytes),
  ])();
  const text = jsonOf(body);
  return () => new Response(text, { status: random.pick([201, 400, 404, 409, 422]) });
}

/** The JSON of a value; that of nothing where it is nested too deep for the runtime. */
function jsonOf(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return "{}";
  }
}

const quietly = (call) => Promise.resolve().then(call).catch(() => undefined);

/** What each call costs of the processor, in microseconds. */
async function costs(calls) {
  const measured = {};
  for (const [name, call] of Object.entries(calls)) {
    const before = process.cpuUsage();
    await quietly(call);
    const { user, system } = process.cpuUsage(before);
    measured[name] = user + system;
  }
  return measured;
}

test(`no shape of a request or of an answer costs more than it is worth (COSTS_SEED=${seed})`, async (t) => {
  t.mock.method(console, "error", () => {});
  const worst = {};
  for (let number = 0; number < count; number++) {
    const random = randomFrom(seed + number * 0x9e3779b9);
    const request = requestOf(random);
    const answer = answerOf(random, request);
    const body = jsonOf(request);
    const sandbox = testing.createSandbox();
    const options = { secretKey, maxRetries: 0, fetch: async () => answer() };
    const post = () => new Request("https://my.app/api/v1/channel-connections", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    const handler = { ...options, operations: ["upsert"], authorize: () => ({ subscriberId: "user-123" }), allowIdentifier: () => true };
    const measured = await costs({
      validate: () => main.validateCreateChannelConnectionRequest(request),
      create: () => main.createChannelConnection(request, options),
      upsert: () => main.upsertChannelConnection(request, options),
      "create, right": () => main.createChannelConnection(validRequest(), options),
      list: () => main.listChannelConnections({}, options),
      handler: () => edge.handleChannelConnections(post(), handler),
      sandbox: async () => (await sandbox.fetch("https://api.novu.co/v1/channel-connections", { method: "POST", headers: { "Content-Type": "application/json", Authorization: "ApiKey key" }, body })) && sandbox.requests(),
    });
    for (const [name, cost] of Object.entries(measured)) {
      if (cost > (worst[name]?.cost ?? 0)) worst[name] = { cost, bytes: body.length, number };
      assert.ok(cost < mostMicroseconds, `${name} took ${cost} µs for shape ${number} of COSTS_SEED=${seed}, a request of ${body.length} bytes`);
    }
  }
  for (const [name, { cost, bytes, number }] of Object.entries(worst)) t.diagnostic(`${name}: at most ${(cost / 1_000).toFixed(0)} ms, shape ${number}, ${bytes} bytes`);
});
