// Whatever the application or the runtime does, the handler answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { created, secretKey, secrets, validRequest } from "./support/answers.mjs";
import { answerOf, edge, main, mount, mounted, testing } from "./support/edge.mjs";
import { runNode } from "./support/run-node.mjs";

const oddStatuses = [-1, 0, 1, 99, 100, 103, 199, 600, 999, 5000, 70_000, 2 ** 32, Infinity, NaN];
for (const status of oddStatuses) {
  for (const what of ["a connection", "an error", "nothing"]) {
    test(`a fetch that answers with the status ${status} and ${what} is an error, and an answer of the handler`, async () => {
      const fetch = async (url, init) => {
        const body = what === "a connection" && init.method === "POST" ? (await created(new Request(url, init))).body : what === "nothing" ? null : new Response('{"message":"no"}').body;
        return { status, ok: false, headers: new Headers({ "Retry-After": "1e400" }), body };
      };
      const options = { maxRetries: 0, timeoutMs: 2_000, fetch };
      const error = await main.createChannelConnection(validRequest(), { secretKey, ...options }).then(() => assert.fail("a success"), (error) => error);
      assert.ok(main.isNovuError(error), String(error));
      const { status: answered, json } = await mount(options).post(validRequest());
      assert.ok(answered >= 500 && answered <= 599, `${answered}`);
      assert.equal(typeof json.code, "string");
    });
  }
}

const post = () => new Request(mounted, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(validRequest()) });
const used = {
  read: (request) => request.text(),
  locked: (request) => void request.body.getReader(),
  cancelled: (request) => request.body.cancel(),
  "read by half": async (request) => void (await request.body.getReader().read()),
};
for (const [what, use] of Object.entries(used)) {
  test(`a request whose body was ${what} before is answered`, async () => {
    for (const options of [{}, { authorize: undefined }, { secretKey: undefined }]) {
      const request = post();
      await use(request);
      const { status } = await answerOf(mount(options).handle(request));
      assert.equal(status, options.secretKey === undefined && "secretKey" in options ? 500 : 400);
    }
  });
}

class Settings {
  #values;
  constructor(values) {
    this.#values = values;
  }
  get secretKey() {
    return this.#values.secretKey;
  }
  get fetch() {
    return this.#values.fetch;
  }
  get timeoutMs() {
    return this.#values.timeoutMs;
  }
  authorize() {
    return { subscriberId: this.#values.subscriberId };
  }
  allowIdentifier(identifier) {
    return identifier === this.#values.identifier;
  }
}

const values = (sandbox) => ({ secretKey, fetch: sandbox.fetch, timeoutMs: 5_000, subscriberId: "user-123", identifier: "acme" });
const objects = {
  "an instance of a class with private fields": (sandbox) => new Settings(values(sandbox)),
  "a proxy": (sandbox) => new Proxy({ ...values(sandbox), authorize: () => ({ subscriberId: "user-123" }), allowIdentifier: () => true }, {}),
  "a proxy that hands out its target's members": (sandbox) => {
    const target = new Settings(values(sandbox));
    return new Proxy(target, { get: (object, name) => (typeof object[name] === "function" && name !== "fetch" ? object[name].bind(object) : object[name]) });
  },
  "a frozen object": (sandbox) => Object.freeze({ ...values(sandbox), idempotencyKey: "ours", authorize: () => ({ subscriberId: "user-123" }), allowIdentifier: () => true }),
  "an object without a prototype": (sandbox) => Object.assign(Object.create(null), { ...values(sandbox), authorize: () => ({ subscriberId: "user-123" }), allowIdentifier: () => true }),
};
for (const [what, make] of Object.entries(objects)) {
  test(`options may be ${what}`, async () => {
    const sandbox = testing.createSandbox();
    const request = new Request(mounted, { method: "POST", headers: { "Content-Type": "application/json", "Idempotency-Key": "1" }, body: JSON.stringify({ ...validRequest(), identifier: "acme" }) });
    const { status, text } = await answerOf(edge.handleCreateChannelConnection(request, make(sandbox)));
    assert.equal(status, 201, text);
    assert.equal(sandbox.connections()[0].identifier, "acme");
  });
}

test("each option of a call is read once, so that what was checked is what is used", async () => {
  const sandbox = testing.createSandbox();
  const reads = {};
  const target = { ...values(sandbox), authorize: () => ({ subscriberId: "user-123" }) };
  const options = new Proxy(target, { get: (object, name) => ((reads[name] = (reads[name] ?? 0) + 1), object[name]) });
  assert.equal((await answerOf(edge.handleCreateChannelConnection(post(), options))).status, 201);
  for (const name of ["secretKey", "fetch", "timeoutMs"]) assert.equal(reads[name], 1, name);
});

test("every option of a call reaches it through the handler", async () => {
  const seen = [];
  const sandbox = testing.createSandbox();
  const options = { serverURL: "https://eu.novu.test/base", headers: { "X-Trace": "7" }, onAttempt: ({ type }) => seen.push(type), fetch: (url, init) => (seen.push(url, init.headers["x-trace"]), sandbox.fetch("https://api.novu.co/v1/channel-connections", init)) };
  assert.equal((await mount(options, sandbox).post(validRequest())).status, 201);
  assert.deepEqual(seen, ["attempt", "https://eu.novu.test/base/v1/channel-connections", "7", "answer"]);
});

const throwing = () => {
  throw new Error("no");
};
const unreadable = {
  "a getter that throws": { authorize: () => ({ subscriberId: "a" }), get secretKey() { return throwing(); } },
  "a proxy that throws": new Proxy({}, { get: throwing, has: throwing, getPrototypeOf: throwing, ownKeys: throwing, getOwnPropertyDescriptor: throwing }),
  "a revoked proxy": (() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })(),
  "a number": 5,
  nothing: undefined,
  null: null,
};
for (const [what, options] of Object.entries(unreadable)) {
  test(`options that are ${what} are answered with 500`, async () => {
    const { status, json } = await answerOf(edge.handleCreateChannelConnection(post(), options));
    assert.deepEqual([status, json.code], [500, "configuration"]);
  });
}

for (const [name, value] of Object.entries({ secretKey: undefined, timeoutMs: "5", serverURL: "no url" })) {
  test(`a wrong ${name} of the application is answered with its name`, async () => {
    const { status, json } = await mount({ [name]: value }).post(validRequest());
    assert.deepEqual([status, json.code], [500, "configuration"]);
    assert.match(json.message, new RegExp(name));
  });
}

test("an aborted signal of the application rejects with its reason", async () => {
  const reason = new Error("shut down");
  await assert.rejects(mount({ signal: AbortSignal.abort(reason) }).post(validRequest()), reason);
});

for (const [what, request] of Object.entries({ nothing: undefined, null: null, "an empty object": {}, "no headers": { method: "POST", url: mounted }, "headers that throw": { method: "POST", url: mounted, headers: { get: throwing } } })) {
  test(`a request that is ${what} is answered with 500, and logged`, async (t) => {
    const logged = t.mock.method(console, "error", () => {});
    const { status, json } = await answerOf(mount().handle(request));
    assert.deepEqual([status, json], [500, { code: "server_error", message: "The handler failed." }]);
    assert.equal(logged.mock.callCount(), 1);
  });
}

/** Runs a script with a handler whose wasm traps in one of its exports, the first time that this is called. */
const trapping = (name, script) =>
  runNode(`
    const { Instance } = WebAssembly;
    let trapped = 0;
    WebAssembly.Instance = function (...args) {
      const { exports } = new Instance(...args);
      const trap = (...args) => {
        if (trapped++) return exports.${name}(...args);
        throw new WebAssembly.RuntimeError("unreachable ${secrets[0]}");
      };
      return { exports: { ...exports, ${name}: trap } };
    };
    const logged = [];
    console.error = (...texts) => logged.push(texts.map(String).join(" "));
    const { handleCreateChannelConnection } = await import("novu-channel-connections/edge");
    const { createSandbox } = await import("novu-channel-connections/testing");
    const { fetch } = createSandbox();
    const options = { secretKey: "key-1", fetch, authorize: () => ({ subscriberId: "a" }) };
    const request = () => new Request("${mounted}", { method: "POST", headers: { "Content-Type": "application/json" }, body: ${JSON.stringify(JSON.stringify(validRequest()))} });
    const answer = async () => {
      const response = await handleCreateChannelConnection(request(), options);
      return [response.status, await response.json(), response.headers.get("Cache-Control")];
    };
    ${script}
  `);

test("a trap in the middle of a call is told as the trap that it is", async () => {
  const [answers, logged] = await trapping(
    "none",
    `
    let isArmed = false;
    const now = performance.now.bind(performance);
    globalThis.performance = {
      now() {
        if (!isArmed) return now();
        isArmed = false;
        throw new WebAssembly.RuntimeError("unreachable");
      },
    };
    options.fetch = async (...args) => {
      const response = await fetch(...args);
      isArmed = true;
      return response;
    };
    report([[await answer(), await answer()], logged]);`,
  );
  for (const answer of answers) assert.deepEqual(answer, [500, { code: "server_error", message: "The handler failed." }, "no-store"]);
  assert.match(logged[0], /RuntimeError/);
  assert.match(logged[1], /^The WebAssembly of novu-channel-connections trapped/);
});

for (const name of ["__edge_admit", "__edge_authorize", "__edge_end", "createChannelConnection", "__call_start", "__call_ended"]) {
  test(`a trap of the wasm in ${name} is a 500, and the handler says that the wasm is unusable from then on`, async () => {
    const [answers, logged] = await trapping(name, "report([[await answer(), await answer()], logged]);");
    for (const answer of answers) assert.deepEqual(answer, [500, { code: "server_error", message: "The handler failed." }, "no-store"]);
    assert.equal(logged.length, 2);
    assert.match(logged[0], /RuntimeError/);
    assert.match(logged[1], /^The WebAssembly of novu-channel-connections trapped/);
  });
}
