import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { secretKey, validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";
import { runWorker } from "./support/run-worker.mjs";
import { serve } from "./support/serve.mjs";

const { main, testing } = await importInstalled();
const { createChannelConnection } = main;

/** An in-memory Novu behind a real server: what it drops is a connection that breaks. */
async function serveSandbox(t, options) {
  const sandbox = testing.createSandbox(options);
  return { sandbox, ...(await serve(t, (request) => sandbox.handle(request))) };
}

test("the sandbox behind a server takes what the client sends", async (t) => {
  const { sandbox, url } = await serveSandbox(t, {});
  const connection = await createChannelConnection(validRequest(), { secretKey, serverURL: url });
  assert.deepEqual(
    sandbox.connections().map(({ identifier }) => identifier),
    [connection.identifier],
  );
});

test("the same customer again is a conflict that names the first connection", async (t) => {
  const { sandbox, url } = await serveSandbox(t, {});
  const first = await createChannelConnection(validRequest(), { secretKey, serverURL: url });
  const error = await createChannelConnection(validRequest(), { secretKey, serverURL: url }).catch((error) => error);
  assert.deepEqual([error.code, error.outcome, error.connectionIdentifier], ["conflict", "not_created", first.identifier]);
  assert.equal(sandbox.connections().length, 1);
});

test("the sandbox can be the fetch of a call", async () => {
  const sandbox = testing.createSandbox();
  await createChannelConnection(validRequest(), { secretKey, fetch: sandbox.fetch });
  assert.equal(sandbox.connections().length, 1);
  const [{ method, status, headers, body }] = sandbox.requests();
  assert.deepEqual([method, status], ["POST", 201]);
  assert.ok(!JSON.stringify([headers, body]).includes(secretKey));
});

test("in a worker the sandbox loads beside the client", async (t) => {
  const fetch = await runWorker(
    t,
    `
    import { isValidIdentifier } from "novu-channel-connections";
    import { createSandbox } from "novu-channel-connections/testing";
    export default { async fetch() { return Response.json([isValidIdentifier("a"), createSandbox().connections()]); } };
  `,
  );
  assert.deepEqual(await (await fetch()).json(), [true, []]);
});

test("the sandbox deletes without a body, as its status demands", async () => {
  const sandbox = testing.createSandbox();
  const { identifier } = await createChannelConnection(validRequest(), { secretKey, fetch: sandbox.fetch });
  const url = `https://api.novu.co/v1/channel-connections/${identifier}`;
  const response = await sandbox.fetch(url, { method: "DELETE", headers: { Authorization: `ApiKey ${secretKey}` } });
  assert.deepEqual([response.status, await response.text()], [204, ""]);
  assert.deepEqual(sandbox.connections(), []);
});

test("each option changes what the sandbox answers", async () => {
  const answer = async (options) => {
    const { fetch } = testing.createSandbox(options);
    const init = {
      method: "POST",
      headers: { Authorization: `ApiKey ${secretKey}`, "Content-Type": "application/json", "Idempotency-Key": "key-1" },
      body: JSON.stringify(validRequest()),
    };
    await fetch("https://api.novu.co/v1/channel-connections", init);
    const response = await fetch("https://api.novu.co/v1/channel-connections", init);
    return [response.status, (await response.json()).message ?? response.headers.get("Idempotency-Replay")];
  };
  const conflict = /^A channel connection already exists/;
  for (const [options, status, message] of [
    [undefined, 409, conflict],
    [null, 409, conflict],
    [{ integrations: "*", subscribers: "*", idempotency: false, rateLimit: null, faults: [] }, 409, conflict],
    [{ integrations: [{ identifier: "slack-dev" }] }, 404, /^Integration not found: slack-prod$/],
    [{ integrations: [{ identifier: "slack-prod", providerId: "msteams" }] }, 400, /^Token rotation is not supported for provider "msteams"/],
    [{ subscribers: ["user-1"] }, 404, /^Subscriber not found: user-123$/],
    [{ secretKey: "another" }, 401, /^API Key not found$/],
    [{ idempotency: true }, 201, /^true$/],
    [{ rateLimit: { perSecond: 1, windowSeconds: 60, burst: 1 } }, 429, /^API rate limit exceeded$/],
    [{ faults: [{ kind: "status", status: 402, body: { message: "Upgrade" }, on: 2 }] }, 402, /^Upgrade$/],
  ]) {
    const [gotStatus, gotMessage] = await answer(options);
    assert.equal(gotStatus, status, JSON.stringify(options));
    assert.match(gotMessage, message);
  }
});

test("the body of a fault is what JSON.stringify makes of it", async () => {
  const answered = async (body) => {
    const { fetch } = testing.createSandbox({ faults: [{ kind: "status", status: 200, body }] });
    return (await fetch("https://api.novu.co/v1/channel-connections")).text();
  };
  assert.equal(await answered({ n: NaN, f: () => {}, deep: [Infinity] }), '{"n":null,"deep":[null]}');
  assert.equal(await answered("<html>"), "<html>");
});

test("a wrong option is named, and no value is shown", () => {
  const bait = "nv-bait-secret";
  for (const [options, message] of [
    [bait, "the options must be an object."],
    [{ [bait]: bait }, /^the options must have no other members than integrations, /],
    [{ secretKey: [bait] }, "secretKey must be a text."],
    [{ secretKey: 5n }, "secretKey must be a text."],
    [{ secretKey: () => bait }, "secretKey must be a text."],
    [{ integrations: [{ identifier: "a", credentials: { clientId: "a", secretKey: bait, more: bait } }] }, /^integrations must be /],
    [{ seed: bait }, "seed must be a whole number, at least 0."],
    [{ faults: [{ kind: bait }] }, /^faults\[0\]\.kind must be one of /],
    [{ faults: [{ kind: "status", status: 500, headers: { [`${bait} `]: bait } }] }, /^faults\[0\]\.headers must be /],
    [{ get secretKey() { throw new Error(bait); } }, "the options must be an object."], // prettier-ignore
  ]) {
    assert.throws(
      () => testing.createSandbox(options),
      (error) => {
        assert.deepEqual([error.name, error.code], ["NovuError", "configuration"]);
        const said = error.message.replace(/^createSandbox: /, "");
        if (typeof message === "string") assert.equal(said, message);
        else assert.match(said, message);
        return !`${error.stack} ${JSON.stringify(error)}`.includes(bait);
      },
    );
  }
});

/** What the sandbox answers to a body: status and message. */
async function answerTo(body, sandbox = testing.createSandbox()) {
  const headers = { Authorization: `ApiKey ${secretKey}`, "Content-Type": "application/json" };
  const response = await sandbox.fetch("https://api.novu.co/v1/channel-connections", { method: "POST", headers, body });
  const { message, errors } = await response.json();
  return [response.status, errors?.general.messages ?? message];
}

/** What this runtime says of a text that is not JSON. */
function syntaxErrorOf(text) {
  try {
    JSON.parse(text);
  } catch (error) {
    return error.message;
  }
  throw new Error(`${text} is JSON`);
}

test("a body that is not JSON is refused in the words of the runtime's JSON.parse", async () => {
  const bodies = ["{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "[", "[1", "[1,", "[1,]", "{a:1}", '{"a":nul}', '{"a":nu1}', '{"a":tru'];
  bodies.push('{"a":-}', '{"a":01}', '{"a":1.}', '{"a":1e+}', '{"a":"x', '{"a":"\\', '{"a":"\\x"}', '{"a":"\\u12g4"}', '{"a":"\n"}', "{} x", "{}{}");
  bodies.push("[1 2]", '{"a":1 "b":2}', '{"a" 1}', '{"a":1}}', "[undefined]", "[NaN]", "[,1]", "[}", "{]", "{'a':1}", '["a"1]', "[0x10]", "[--1]");
  bodies.push(`{"${"a".repeat(30)}":x,"${"b".repeat(30)}":1}`, '{"é😀":x,"aaaaaaaaaaaaaaaaaaaaaaaaa":1}', "[1,\u00a0]", '{"a":1}\0', '{"a":"\\ud800"}x');
  bodies.push("[".repeat(100_000), '{"a":'.repeat(20_000), `${"[".repeat(50_000)}${"]".repeat(50_000)}x`);
  for (const body of bodies) assert.deepEqual(await answerTo(body), [400, syntaxErrorOf(body)], body.slice(0, 100));
});

test("JSON that is neither an object nor an array is refused as the body parser does", async () => {
  const vectors = JSON.parse(readFileSync(new URL("../vectors/vectors.json", import.meta.url)));
  const refused = vectors.filter(({ group, status }) => group === "top-level" && status === 400);
  assert.equal(refused.length, 7);
  for (const { body, messages } of refused) assert.deepEqual(await answerTo(JSON.stringify(body)), [400, messages[0]]);
  assert.deepEqual(await answerTo("é😀"), [400, syntaxErrorOf("###").replace(/#+/g, (run) => "é😀".slice(0, run.length))]);
  assert.deepEqual(await answerTo(" \n "), [400, syntaxErrorOf("")]);
});

test("a body may be nested as deep as the server can walk it", async () => {
  for (const [open, close] of [["[", "]"], ['{"a":', "}"]]) {
    const nested = (depth) => JSON.stringify({ ...validRequest(), extra: 0 }).replace('"extra":0', `"extra":${open.repeat(depth)}0${close.repeat(depth)}`);
    const sandbox = testing.createSandbox();
    assert.equal((await answerTo(nested(1_499), sandbox))[0], 201);
    assert.equal((await answerTo(nested(1_500), sandbox))[0], 500);
    assert.equal((await answerTo(nested(15_000), sandbox))[0], 500);
    assert.equal(sandbox.requests().length, 3);
  }
});

test("what is stored is given as plain data, however deep and large", async () => {
  const deep = JSON.parse('{"a":'.repeat(1_000) + "1" + "}".repeat(1_000));
  const workspace = { id: "T1", large: 2 ** 60, infinite: "1e400", list: [1, 0.5, null, true], deep };
  const body = JSON.stringify({ ...validRequest(), workspace }).replace('"1e400"', "1e400");
  const sandbox = testing.createSandbox();
  assert.equal((await answerTo(body, sandbox))[0], 201);
  const [connection] = sandbox.connections();
  assert.deepEqual(connection.workspace, { ...workspace, infinite: Number.MAX_VALUE });
  assert.equal(Object.getPrototypeOf(connection), Object.prototype);
});

test("thousands of requests can be listed", async () => {
  const sandbox = testing.createSandbox();
  for (let index = 0; index < 2_000; index++) {
    await answerTo(JSON.stringify({ ...validRequest(), subscriberId: `user-${index}`, auth: { accessToken: `xoxb-${index}-token` } }), sandbox);
  }
  const requests = sandbox.requests();
  assert.deepEqual([requests.length, sandbox.connections().length], [2_000, 2_000]);
  assert.deepEqual(requests[1_999].headers, { authorization: "ApiKey [redacted]", "content-type": "application/json" });
  assert.ok(requests.every(({ body, status }) => body.includes('"accessToken":"[redacted]"') && status === 201));
});

test("an option that is undefined is left out", async () => {
  const options = { integrations: undefined, subscribers: undefined, secretKey: undefined, idempotency: undefined, rateLimit: undefined, faults: undefined, seed: undefined };
  const identifiers = [];
  for (const sandbox of [testing.createSandbox(), testing.createSandbox(options)]) {
    const { fetch } = sandbox;
    identifiers.push((await createChannelConnection({ ...validRequest(), identifier: "mine" }, { secretKey, fetch })).identifier);
  }
  assert.deepEqual(identifiers, ["mine", "mine"]);
});
