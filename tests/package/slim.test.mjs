import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { installed } from "./support/installed.mjs";
import { runNode } from "./support/run-node.mjs";
import { serve } from "./support/serve.mjs";

const start = `
  import { readFileSync } from "node:fs";
  import { createRequire } from "node:module";
  import * as slim from "novu-channel-connections/slim";
  const bytes = readFileSync(createRequire(process.cwd() + "/")
    .resolve("novu-channel-connections/wasm"));
  const outcome = async (call) => {
    try {
      return await call();
    } catch (error) {
      return { ours: slim.isNovuError(error), code: error.code, outcome: error.outcome, attempts: error.attempts, message: error.message };
    }
  };
`;

test("a call before initialize says to call it first", async () => {
  const error = await runNode(`${start} report(await outcome(() => slim.generateIdempotencyKey()));`);
  assert.deepEqual({ ...error, message: "" }, { ours: true, code: "configuration", outcome: "not_created", attempts: 0, message: "" });
  assert.match(error.message, /initialize/);
});

const forms = {
  "a module": "new WebAssembly.Module(bytes)",
  bytes: "bytes",
  "an ArrayBuffer": "bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)",
  "a Response": "new Response(bytes)",
  "a promise of a Response": "Promise.resolve(new Response(bytes))",
};
for (const [form, expression] of Object.entries(forms)) {
  test(`initialize takes ${form}`, async () => {
    const key = await runNode(`${start} await slim.initialize(${expression}); report(slim.generateIdempotencyKey());`);
    assert.match(key, /^[0-9a-f]{32}$/);
  });
}

const wasm = readFileSync(join(installed, "novu-channel-connections.wasm"));

for (const [form, expression] of Object.entries({ "a URL": (url) => `new URL("${url}")`, "a URL as text": (url) => `"${url}"` })) {
  test(`initialize takes ${form}, and fetches it once`, async (t) => {
    const { url, requests } = await serve(t, () => new Response(wasm));
    const key = await runNode(`${start}
      await slim.initialize(${expression(`${url}/x.wasm`)});
      await slim.initialize(${expression(`${url}/x.wasm`)});
      report(slim.generateIdempotencyKey());
    `);
    assert.match(key, /^[0-9a-f]{32}$/);
    assert.deepEqual(requests.map(({ method, path }) => `${method} ${path}`), ["GET /x.wasm"]);
  });
}

test("an answer without the WebAssembly is an error with its status, and may be tried again", async (t) => {
  const answers = [new Response("not here", { status: 404 }), new Response("<!doctype html>"), undefined, new Response(wasm)];
  const { url } = await serve(t, () => answers.shift());
  const [missing, page, cut, key] = await runNode(`${start}
    const load = () => slim.initialize("${url}");
    report([await outcome(load), await outcome(load), await outcome(load), await load().then(slim.generateIdempotencyKey)]);
  `);
  for (const error of [missing, page, cut]) assert.deepEqual([error.ours, error.code], [true, "configuration"]);
  assert.match(missing.message, /404/);
  assert.match(page.message, /URL/);
  assert.match(key, /^[0-9a-f]{32}$/);
});

test("a fetch that fails is an error of the package like every other, and may be tried again", async (t) => {
  const { url } = await serve(t, () => new Response(wasm));
  const [lost, key] = await runNode(`${start}
    const lost = await outcome(() => slim.initialize(Promise.reject(new TypeError("fetch failed"))));
    report([lost, await slim.initialize(fetch("${url}")).then(slim.generateIdempotencyKey)]);
  `);
  assert.deepEqual([lost.ours, lost.code], [true, "configuration"]);
  assert.match(lost.message, /fetch failed/);
  assert.match(key, /^[0-9a-f]{32}$/);
});

test("initialize takes a module of another realm", async () => {
  const key = await runNode(`${start}
    import { runInNewContext } from "node:vm";
    await slim.initialize(runInNewContext("new WebAssembly.Module(bytes)", { bytes }));
    report(slim.generateIdempotencyKey());
  `);
  assert.match(key, /^[0-9a-f]{32}$/);
});

test("initialize may be called again, also at the same time", async () => {
  const instances = await runNode(`${start}
    const { Instance } = WebAssembly;
    let instances = 0;
    WebAssembly.Instance = function (...args) { instances++; return new Instance(...args); };
    await Promise.all([slim.initialize(bytes), slim.initialize(bytes)]);
    await slim.initialize(bytes);
    slim.generateIdempotencyKey();
    report(instances);
  `);
  assert.equal(instances, 1);
});

test("initialize with something else says what it needs, and may be tried again", async () => {
  const [number, answer, nothing, key] = await runNode(`${start}
    report([
      await outcome(() => slim.initialize(5)),
      await outcome(() => slim.initialize(new Response("not here", { status: 404 }))),
      await outcome(() => slim.initialize()),
      await slim.initialize(bytes).then(slim.generateIdempotencyKey),
    ]);
  `);
  for (const error of [number, answer, nothing]) assert.equal(error.code, "configuration");
  assert.match(number.message, /WebAssembly\.Module/);
  assert.match(answer.message, /404/);
  assert.match(key, /^[0-9a-f]{32}$/);
});

for (const order of [
  ["novu-channel-connections", "novu-channel-connections/slim"],
  ["novu-channel-connections/slim", "novu-channel-connections"],
]) {
  test(`beside the main entry, slim needs no initialize (${order.join(", then ")})`, async () => {
    const results = await runNode(`
      const [first, second] = [await import("${order[0]}"), await import("${order[1]}")];
      report([first.isValidIdentifier("a"), second.isValidIdentifier("a b"), first.NovuError === second.NovuError]);
    `);
    assert.deepEqual(results, [true, false, true]);
  });
}

test("after initialize, slim connects again too, and before it says what is missing", async () => {
  const answers = await runNode(`
    import { readFileSync } from "node:fs";
    import { initialize, isNovuError, upsertChannelConnection } from "novu-channel-connections/slim";
    import { createSandbox } from "novu-channel-connections/testing";
    const request = { integrationIdentifier: "slack", subscriberId: "u", workspace: { id: "T" }, auth: { accessToken: "xoxb-1" } };
    const options = { secretKey: "key-1", fetch: createSandbox().fetch };
    const early = await upsertChannelConnection(request, options).catch((error) => isNovuError(error) && error.code);
    await initialize(readFileSync("node_modules/novu-channel-connections/novu-channel-connections.wasm"));
    const created = [];
    for (let count = 0; count < 2; count++) created.push((await upsertChannelConnection(request, options)).created);
    report([early, created]);
  `);
  assert.deepEqual(answers, ["configuration", [true, false]]);
});

test("where nothing may be compiled, a module is enough for every operation, and for the handler at the edge", async () => {
  const { results, status } = await runNode(`${start}
    import { handleCreateChannelConnection } from "novu-channel-connections/edge";
    import { createSandbox } from "novu-channel-connections/testing";
    const sandbox = createSandbox();
    const module = new WebAssembly.Module(bytes);
    // Node compiles its own HTTP parser at the first of these.
    new Request("https://example.com");
    for (const name of ["Module", "compile", "compileStreaming"]) WebAssembly[name] = function () { throw new WebAssembly.CompileError("forbidden here"); };
    await slim.initialize(module);
    const request = { identifier: "mine", integrationIdentifier: "slack", subscriberId: "u", workspace: { id: "T" }, auth: { accessToken: "xoxb-1" } };
    const options = { secretKey: "key-1", fetch: sandbox.fetch };
    const all = async (pages) => { const found = []; for await (const one of pages) found.push(one.identifier); return found; };
    const results = [
      (await slim.createChannelConnection(request, options)).identifier,
      (await slim.upsertChannelConnection(request, options)).created,
      (await slim.retrieveChannelConnection("mine", options)).identifier,
      (await slim.listChannelConnections({}, options)).totalCount,
      await all(slim.iterateChannelConnections({}, options)),
      (await slim.updateChannelConnection("mine", { workspace: { id: "T", name: "Acme" }, auth: { accessToken: "xoxb-2" } }, options)).workspace.name,
      (await slim.deleteChannelConnection("mine", options)) ?? "deleted",
      slim.isValidIdentifier("a b"),
      slim.validateCreateChannelConnectionRequest(request).success,
    ];
    const { status } = await handleCreateChannelConnection(
      new Request("https://my.app/v1/channel-connections", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(request) }),
      { ...options, authorize: () => ({ subscriberId: "u" }), allowIdentifier: () => true },
    );
    report({ results, status });
  `);
  assert.deepEqual(results, ["mine", false, "mine", 1, ["mine"], "Acme", "deleted", false, true]);
  assert.equal(status, 201);
});

test("each function whose type is a promise rejects before initialize, and does not throw", async () => {
  const types = readFileSync(join(installed, "index.d.cts"), "utf8");
  const names = [...types.matchAll(/^export function (\w+)\(.*\): Promise<.*>;$/gm)].map(([, name]) => name);
  assert.ok(names.length >= 6, names.join(", "));
  const codes = await runNode(`${start}
    report(await Promise.all(${JSON.stringify(names)}.map((name) => slim[name]({}, {}, {}).then(() => "resolved", (error) => error.code))));
  `);
  assert.deepEqual(codes, names.map(() => "configuration"));
});
