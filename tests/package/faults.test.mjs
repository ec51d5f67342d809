import assert from "node:assert/strict";
import { test } from "node:test";
import { asAnswered, secretKey, validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";
import { runNode } from "./support/run-node.mjs";
import { runWorker } from "./support/run-worker.mjs";
import { serve } from "./support/serve.mjs";

const { main, testing } = await importInstalled();
const { createChannelConnection } = main;
const { createSandbox } = testing;

const url = "https://novu.test/v1/channel-connections";
const post = (signal) => ({
  method: "POST",
  headers: { Authorization: `ApiKey ${secretKey}`, "Content-Type": "application/json" },
  body: JSON.stringify(validRequest()),
  signal,
});

const faults = {
  "drop-before": {},
  "drop-after": {},
  delay: { ms: 1_000 },
  stall: {},
  truncate: {},
  status: { status: 503, headers: { "Retry-After": "0" } },
};

for (const [kind, members] of Object.entries(faults)) {
  for (const idempotency of [false, true]) {
    for (const place of ["in front of a call", "behind a server"]) {
      test(`${kind} ${place} ends in one connection, with idempotency ${idempotency ? "on" : "off"}`, async (t) => {
        const sandbox = createSandbox({ idempotency, faults: [{ kind, on: 1, ...members }] });
        const attemptTimeoutMs = ["delay", "stall"].includes(kind) ? 300 : undefined;
        const options =
          place === "behind a server" ? { serverURL: (await serve(t, (request) => sandbox.handle(request))).url } : { fetch: sandbox.fetch };
        const events = [];
        const connection = await createChannelConnection(validRequest(), {
          ...{ secretKey, attemptTimeoutMs, onAttempt: ({ type, code, status }) => events.push(code ?? status ?? type), ...options },
        });
        assert.deepEqual(sandbox.connections().map(asAnswered), [connection]);
        const first = { delay: "timeout", stall: "timeout", status: 503 }[kind] ?? "connection_failed";
        assert.ok(events.includes(first), `${events}`);
      });
    }
  }
}

test("in a worker each fault ends in one connection too", async (t) => {
  const fetch = await runWorker(
    t,
    `
    import { createChannelConnection } from "novu-channel-connections";
    import { createSandbox } from "novu-channel-connections/testing";
    export default {
      async fetch(request) {
        const { fault, connection } = await request.json();
        const sandbox = createSandbox({ faults: [{ on: 1, ...fault }] });
        const attemptTimeoutMs = fault.kind === "stall" || fault.kind === "delay" ? 300 : undefined;
        const created = await createChannelConnection(connection, { secretKey: "any", fetch: sandbox.fetch, attemptTimeoutMs });
        return Response.json([created.identifier, sandbox.connections().map(({ identifier }) => identifier)]);
      },
    };
  `,
  );
  for (const [kind, members] of Object.entries(faults)) {
    const body = JSON.stringify({ fault: { kind, ...members }, connection: validRequest() });
    const [created, all] = await (await fetch("http://worker.test/", { method: "POST", body })).json();
    assert.deepEqual(all, [created], kind);
  }
});

test("a dropped connection is what a runtime makes of one: a TypeError, with its reason", async () => {
  const sandbox = createSandbox({ faults: [{ kind: "drop-before", on: 1 }, { kind: "drop-after" }] });
  for (const kind of ["drop-before", "drop-after"]) {
    const error = await sandbox.fetch(url, post()).catch((error) => error);
    assert.ok(error instanceof TypeError);
    assert.deepEqual([error.message, error.cause.message], ["fetch failed", `The sandbox broke the connection: ${kind}.`]);
  }
  assert.deepEqual(
    sandbox.requests().map(({ status }) => status),
    [201],
  );
});

test("a server that closes the connection where handle rejects is a connection that breaks", async (t) => {
  const sandbox = createSandbox({ faults: [{ kind: "drop-after" }] });
  const server = await serve(t, (request) => sandbox.handle(request));
  await assert.rejects(fetch(`${server.url}/v1/channel-connections`, post()), TypeError);
  assert.equal(sandbox.connections().length, 1);
});

test("of a truncated answer the first half can be read, from the sandbox and through a server", async (t) => {
  const sandbox = createSandbox({ faults: [{ kind: "truncate" }] });
  const server = await serve(t, (request) => sandbox.handle(request));
  for (const ask of [() => sandbox.fetch(url, post()), () => fetch(`${server.url}/v1/channel-connections`, post())]) {
    sandbox.reset();
    const response = await ask();
    assert.equal(response.status, 201);
    const chunks = [];
    await assert.rejects(async () => {
      for await (const chunk of response.body) chunks.push(chunk);
    }, TypeError);
    const text = Buffer.concat(chunks).toString();
    const whole = JSON.stringify({ data: asAnswered(sandbox.connections()[0]) });
    assert.equal(text, whole.slice(0, Math.floor(whole.length / 2)));
  }
});

for (const fault of [{ kind: "stall" }, { kind: "delay", ms: 2 ** 31 - 1 }]) {
  test(`an abort ends a ${fault.kind} at once, with its reason`, async () => {
    const sandbox = createSandbox({ faults: [fault] });
    const controller = new AbortController();
    const promise = sandbox.fetch(url, post(controller.signal));
    while (sandbox.requests().length === 0) await new Promise(setImmediate);
    controller.abort("enough");
    assert.equal(await promise.catch((reason) => reason), "enough");
    assert.equal(sandbox.connections().length, 1);
  });

  test(`the signal of a Request ends a ${fault.kind} too`, async () => {
    const sandbox = createSandbox({ faults: [fault] });
    const controller = new AbortController();
    const answers = [
      sandbox.handle(new Request(url, post(controller.signal))),
      sandbox.fetch(new Request(url, post(controller.signal))),
    ];
    while (sandbox.requests().length < 2) await new Promise(setImmediate);
    controller.abort("enough");
    for (const answer of answers) assert.equal(await answer.catch((reason) => reason), "enough");
  });
}

test("what waits for an abort is not collected before it comes", async () => {
  const reason = await runNode(`
    import { setFlagsFromString } from "node:v8";
    import { runInNewContext } from "node:vm";
    import { createSandbox } from "novu-channel-connections/testing";
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc");
    const controller = new AbortController();
    const outcome = createSandbox({ faults: [{ kind: "stall" }] }).fetch("${url}", { signal: controller.signal }).catch((reason) => report(reason));
    for (let round = 0; round < 5; round++) { await new Promise(setImmediate); collect(); }
    controller.abort("enough");
    await outcome;
  `);
  assert.equal(reason, "enough");
});

test("a status is answered with its headers and its body, a text as it is and the rest as JSON", async () => {
  const headers = new Headers({ "Retry-After": "7", "X-Proxy": "é" });
  const sandbox = createSandbox({
    faults: [
      { kind: "status", status: 429, headers, body: { message: "Slow down" }, on: 1 },
      { kind: "status", status: 502, headers: [["Content-Type", "text/html"]], body: "<h1>Bad gateway</h1>", on: 2 },
      { kind: "status", status: 304 },
    ],
  });
  const [limited, gateway, unchanged] = [await sandbox.fetch(url), await sandbox.fetch(url), await sandbox.fetch(url)];
  const header = (response, name) => response.headers.get(name);
  assert.deepEqual([limited.status, header(limited, "Retry-After"), header(limited, "X-Proxy")], [429, "7", "é"]);
  assert.deepEqual([header(limited, "Content-Type"), await limited.json()], ["application/json", { message: "Slow down" }]);
  assert.deepEqual([gateway.status, header(gateway, "Content-Type"), await gateway.text()], [502, "text/html", "<h1>Bad gateway</h1>"]);
  assert.deepEqual([unchanged.status, unchanged.body], [304, null]);
});

test("a seed that is known repeats the faults of a run", async () => {
  const seed = Math.floor(Math.random() * 2 ** 32);
  const run = async (seed) => {
    const sandbox = createSandbox({ seed, faults: [{ kind: "drop-after", p: 0.5 }] });
    let fates = "";
    for (let count = 0; count < 64; count++) {
      fates += await sandbox.fetch(url).then(
        () => ".",
        () => "x",
      );
    }
    return fates;
  };
  const fates = await run(seed);
  assert.match(fates, /\..*x|x.*\./, `seed ${seed}`);
  assert.equal(await run(seed), fates, `seed ${seed}`);
  assert.notEqual(await run(seed + 1), fates, `seed ${seed}`);
});

for (const [options, message] of [
  [5, "the options must be an object."],
  [{ get seed() { throw new Error("no"); } }, "the options must be an object."], // prettier-ignore
  [{ fault: [] }, "the options must have no other members than integrations, subscribers, "],
  [{ seed: Number.NaN }, "seed must be a whole number, at least 0."],
  [{ seed: 5n }, "seed must be "],
  [{ faults: () => [] }, "faults must be a list, like "],
  [{ faults: [{ kind: "stall", p: Number.NaN }] }, "faults[0].p must be a number from 0 to 1."],
  [{ faults: [{ kind: "stall" }, { kind: "delay", ms: Number.POSITIVE_INFINITY }] }, "faults[1].ms must be "],
  [{ faults: [{ kind: "status", status: 99 }] }, "faults[0].status must be a whole number from 200 to 599."],
]) {
  test(`createSandbox names what is wrong: ${message}`, () => {
    let error;
    try {
      createSandbox(options);
    } catch (thrown) {
      error = thrown;
    }
    assert.ok(main.isNovuError(error));
    assert.deepEqual([error.code, error.message.startsWith(`createSandbox: ${message}`)], ["configuration", true], error.message);
  });
}
