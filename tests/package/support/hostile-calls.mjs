import assert from "node:assert/strict";
import { inspect } from "node:util";
import { created, secretKey, secrets, validRequest } from "./answers.mjs";
import { hostile, randomFrom, spoil, thrownSecret } from "./hostile.mjs";

export const seed = Number(process.env.HOSTILE_SEED ?? Math.floor(Math.random() * 2 ** 32));

const codes = new Set(["configuration", "validation", "not_found", "connection_failed", "timeout", "invalid_response", "redirected", "server_error"]);
const forbidden = [...secrets, thrownSecret];
const neverThrows = new Set([
  ...["validateCreateChannelConnectionRequest", "isValidIdentifier", "isNovuError"],
  ...["generateIdempotencyKey", "channelTypes", "providerIds", ...["channelConnectionFormSchema", "createChannelConnectionRequestSchema", "withLabels"]],
]);
const calls = [
  ...["createChannelConnection", "retrieveChannelConnection", "listChannelConnections", "updateChannelConnection"],
  ...["deleteChannelConnection", "upsertChannelConnection", "channelConnections"],
];
/** How what is no plain function is called. */
const callers = {
  channelConnections: ({ channelConnections }, [bound, request, options]) => channelConnections(bound).create(request, options),
  channelConnectionFormSchema: ({ channelConnectionFormSchema }, [input]) => channelConnectionFormSchema["~standard"].validate(input),
  createChannelConnectionRequestSchema: ({ createChannelConnectionRequestSchema }, [input]) => createChannelConnectionRequestSchema["~standard"].validate(input),
  withLabels: ({ withLabels, channelConnectionFormSchema }, [input]) => withLabels(channelConnectionFormSchema, { "workspace.id": "Tenant ID" })["~standard"].validate(input),
};

const requestPaths = [
  ["identifier"],
  ["subscriberId"],
  ["context"],
  ["context", "tenant"],
  ["context", "app"],
  ["connectionMode"],
  ["integrationIdentifier"],
  ["workspace"],
  ["workspace", "id"],
  ["workspace", "name"],
  ["auth"],
  ["auth", "accessToken"],
  ["auth", "refreshToken"],
  ["somethingNew"],
];
const updatePaths = [["workspace"], ["workspace", "id"], ["auth"], ["auth", "accessToken"], ["auth", "refreshToken"]];
const validUpdate = () => {
  const { workspace, auth } = validRequest();
  return { workspace, auth };
};
const queryPaths = ["limit", "after", "before", "orderBy", "includeCursor", "subscriberId", "contextKeys", "somethingNew"].map((name) => [name]);
const optionPaths = [
  ...["secretKey", "serverURL", "idempotencyKey", "timeoutMs", "attemptTimeoutMs", "maxRetries"],
  ...["signal", "fetch", "headers", "onAttempt", "dangerouslyAllowBrowser"],
].map((name) => [name]);

/** Without a network, also where a hostile value took the place of `fetch`; and soon over, also where nothing answers. */
const fetch = async (url, init) => {
  const request = new Request(url, init);
  if (request.method === "POST") return created(request);
  if (request.method === "DELETE") return new Response(null, { status: 204 });
  const connection = { identifier: "mine", workspace: { id: "T" }, auth: {} };
  const { pathname } = new URL(request.url);
  const isList = pathname.endsWith("/channel-connections");
  // Each page names itself as the next one.
  return Response.json(isList ? { data: [connection], next: "again", previous: "again", totalCount: 1, totalCountCapped: false } : { data: connection });
};
globalThis.fetch = fetch;
export const goodOptions = () => ({ secretKey, serverURL: "https://novu.test", timeoutMs: 50, attemptTimeoutMs: 20, maxRetries: 0, fetch });

/** How the arguments of each function are made; all of them are, or have in them, what no caller should pass. */
const argumentMakers = (random, value) => {
  const half = (left, right) => (random.next() < 0.5 ? left() : right());
  const spoiled = (right, paths) => spoil(right, paths, random, value.huge);
  const request = () => (random.next() < 0.3 ? value() : spoiled(validRequest(), requestPaths));
  const options = () => (random.next() < 0.1 ? value() : spoiled(goodOptions(), optionPaths));
  return {
    createChannelConnection: () =>
      half(
        () => [request(), random.next() < 0.8 ? goodOptions() : options()],
        () => [validRequest(), options()],
      ),
    upsertChannelConnection: () => [request(), half(options, () => ({ ...goodOptions(), onOtherWorkspace: value() }))],
    channelConnections: () => [options(), request(), half(() => undefined, options)],
    channelConnectionFormSchema: () => [request()],
    createChannelConnectionRequestSchema: () => [request()],
    withLabels: () => [request()],
    retrieveChannelConnection: () => [half(() => "mine", value), options()],
    deleteChannelConnection: () => [half(() => "mine", value), options()],
    updateChannelConnection: () => [half(() => "mine", value), half(() => spoiled(validUpdate(), updatePaths), value), options()],
    listChannelConnections: () => [half(() => spoiled({}, queryPaths), value), options()],
    iterateChannelConnections: () => [half(() => spoiled({}, queryPaths), value), options()],
    validateCreateChannelConnectionRequest: () => [request()],
    validateField: () => [half(() => random.pick(requestPaths), value), value()],
    isValidIdentifier: () => [value()],
    isNovuError: () => [value()],
    generateIdentifier: () => [half(value, () => spoiled({}, [["integrationIdentifier"], ["subscriberId"], ["context"]]))],
    contextKey: () => [half(() => "tenant", value), value()],
    parseContextKey: () => [value()],
    contextKeys: () => [half(value, () => ({ tenant: value(), app: "a" }))],
    // These take nothing, and must not mind what they are given.
    generateIdempotencyKey: () => [value()],
    channelTypes: () => [value()],
    providerIds: () => [value()],
  };
};
export const calledNames = Object.keys(argumentMakers());

/** Returns a function that makes the call a number stands for: the same number and seed make the same call. */
export function hostileCalls(main, { huge }) {
  return async (number) => {
    const random = randomFrom(seed + number * 0x9e3779b9);
    const value = Object.assign(() => hostile(random, huge), { huge });
    // Half of the calls are the one that does most.
    const name = random.next() < 0.5 ? "createChannelConnection" : random.pick(calledNames);
    const args = argumentMakers(random, value)[name]();
    try {
      await callAndCheck(main, name, args, number % 20 === 0);
    } catch (fault) {
      const given = args.map((arg) => inspect(arg, { depth: 3, maxStringLength: 60, maxArrayLength: 5 })).join(", ");
      throw new Error(`call ${number} with HOSTILE_SEED=${seed}: ${name}(${given})\n${fault.message}`);
    }
  };
}

async function callAndCheck(main, name, args, thorough) {
  let result;
  try {
    result = callers[name] ? callers[name](main, args) : main[name](...args);
    if (calls.includes(name)) result = await result;
    if (name === "iterateChannelConnections") result = await all(result);
  } catch (error) {
    return checkError(main, error, name, thorough);
  }
  checkResult[name]?.(result);
}

async function all(iterable) {
  const list = [];
  for await (const one of iterable) list.push(one);
  return list;
}

function checkError({ NovuError }, error, name, thorough) {
  assert.ok(error instanceof NovuError, `not a NovuError: ${inspect(error)}`);
  assert.ok(!neverThrows.has(name), `${name} threw ${error}`);
  assert.ok(codes.has(error.code), error.code);
  assert.ok(error.message.length < 1_000, "a long message");
  if (error.issues) checkIssues(error.issues);
  checkNoSecret(`${error.stack} ${JSON.stringify(error)}`);
  if (thorough) checkNoSecret(inspect(error, { depth: Infinity, showHidden: true }));
}

function checkIssues(issues) {
  for (const { path, code, message } of issues) {
    assert.ok(Array.isArray(path) && path.every((name) => typeof name === "string"), `the path ${inspect(path)}`);
    assert.deepEqual([typeof code, typeof message], ["string", "string"]);
    checkNoSecret(message);
  }
}

function checkNoSecret(text) {
  for (const secret of forbidden) assert.ok(!text.includes(secret), `a secret in: ${text.slice(0, 500)}`);
}

const checkResult = {
  validateCreateChannelConnectionRequest: ({ success, issues }) => success || checkIssues(issues),
  validateField: checkIssues,
  isValidIdentifier: (result) => assert.equal(typeof result, "boolean"),
  isNovuError: (result) => assert.equal(result, false),
  generateIdentifier: (result) => assert.match(result, /^[a-zA-Z0-9_-]{1,100}$/),
  listChannelConnections: ({ data }) => assert.ok(Array.isArray(data)),
  iterateChannelConnections: (list) => assert.ok(list.length <= 2, "goes round in a circle"),
  deleteChannelConnection: (result) => assert.equal(result, undefined),
  upsertChannelConnection: ({ created }) => assert.equal(typeof created, "boolean"),
  createChannelConnection: (connection) => assert.equal(typeof connection.identifier, "string"),
};
