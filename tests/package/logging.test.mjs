import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { root } from "../../scripts/run.mjs";
import { secretKey, secrets, validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";
import { blocks, pages, runBlock } from "./support/pages.mjs";

const { main, testing } = await importInstalled();
const read = (name) => readFileSync(join(root, "tests/examples/logging", name), "utf8");
const env = { NOVU_SECRET_KEY: secretKey };

/** A server that fails so on the way to a connection, and repeats the secrets where it refuses. */
function useSandbox(t, faults) {
  const sandbox = testing.createSandbox({ secretKey, faults });
  t.mock.method(globalThis, "fetch", sandbox.fetch);
}

const echo = { kind: "status", status: 503, headers: { "Retry-After": "0" }, body: { message: secrets.join(" ") } };
const assertNoSecret = (text) => assert.deepEqual(secrets.filter((secret) => text.includes(secret)), []);

/** The lines that the example writes. */
async function lines(t, faults, call = ({ connect }) => connect(validRequest(), env)) {
  useSandbox(t, faults);
  const { mock } = t.mock.method(console, "log", () => {});
  await call(await runBlock(t, read("log-attempts.js")));
  const written = mock.calls.map(({ arguments: [line] }) => line);
  assertNoSecret(written.join("\n"));
  return written.map((line) => JSON.parse(line));
}

test("the example of a log writes one line for each attempt, without a secret", async (t) => {
  const written = await lines(t, [{ ...echo, on: 1 }, { kind: "drop-after", on: 2 }]);
  const { identifier } = written[0];
  assert.match(identifier, /^chconn_/);
  const shown = written.map(({ message, durationMs, waitMs, ...line }) => [message, typeof durationMs, typeof waitMs, line]);
  assert.deepEqual(shown, [
    ["novu", "number", "number", { attempt: 1, status: 503, method: "POST", identifier }],
    ["novu", "number", "number", { attempt: 2, code: "connection_failed", method: "POST", identifier }],
    ["novu", "number", "undefined", { attempt: 3, status: 409, method: "POST", identifier }],
    ["novu", "number", "undefined", { attempt: 3, status: 200, method: "GET", identifier, lookup: true }],
  ]);

  const documented = blocks(pages["docs/logging.md"]).find(({ language }) => language === "json").code.trim().split("\n");
  // All but the figures, which differ each time.
  const comparable = (line) => Object.entries({ ...line, identifier: "chconn_", durationMs: 0, ...(line.waitMs >= 0 && { waitMs: 0 }) });
  assert.deepEqual(documented.map((line) => comparable(JSON.parse(line))), written.map(comparable));
});

test("the example of a log has one line for an answer that is not usable, with status and code", async (t) => {
  const written = await lines(t, [{ kind: "truncate", on: 1 }]);
  assert.deepEqual(written.map(({ attempt, status, code }) => [attempt, status, code]), [[1, 201, "connection_failed"], [2, 409, undefined], [2, 200, undefined]]);
});

test("the example of a log does not mix the attempts of calls at the same time", async (t) => {
  const users = ["user-1", "user-2", "user-3"];
  const written = await lines(t, [], ({ connect }) =>
    Promise.all(users.map((subscriberId) => connect({ ...validRequest(), identifier: subscriberId, subscriberId }, env))),
  );
  assert.deepEqual(written.map(({ identifier, status }) => [identifier, status]).sort(), users.map((user) => [user, 201]));
});

test("the example of a log has the last attempt of a call that fails", async (t) => {
  const written = await lines(t, [{ kind: "status", status: 401 }], ({ connect }) => assert.rejects(connect(validRequest(), env), { code: "unauthorized" }));
  assert.deepEqual(written.map(({ attempt, status }) => [attempt, status]), [[1, 401]]);
});

const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));

/** The spans that the example makes, the whole call first. */
async function spans(t, faults, call = ({ connect }) => connect(validRequest(), env)) {
  useSandbox(t, faults);
  exporter.reset();
  await call(await runBlock(t, read("trace-attempts.js")));
  const finished = exporter.getFinishedSpans();
  const told = finished.map(({ name, attributes, events, status }) => ({ name, attributes, events, status }));
  assertNoSecret(JSON.stringify(told));
  return [finished.at(-1), ...finished.slice(0, -1)];
}

test("the example of a trace makes one span for each attempt, in that of the call, without a secret", async (t) => {
  const [whole, ...attempts] = await spans(t, [{ ...echo, on: 1 }, { kind: "truncate", on: 2 }]);
  assert.deepEqual([whole.name, whole.status.code, whole.events.map(({ name }) => name)], ["connect workspace", SpanStatusCode.UNSET, ["wait", "wait"]]);
  const shown = attempts.map(({ name, attributes, status }) => [name, attributes["http.request.method"], attributes["http.response.status_code"], attributes["error.type"], status.code]);
  assert.deepEqual(shown, [
    ["attempt 1", "POST", 503, undefined, SpanStatusCode.ERROR],
    ["attempt 2", "POST", 201, "connection_failed", SpanStatusCode.ERROR],
    ["attempt 3", "POST", 409, undefined, SpanStatusCode.ERROR],
    ["look-up 3", "GET", 200, undefined, SpanStatusCode.UNSET],
  ]);
  const { traceId, spanId } = whole.spanContext();
  for (const span of attempts) {
    assert.equal(span.kind, SpanKind.CLIENT);
    assert.equal(span.parentSpanContext.spanId, spanId);
    assert.equal(span.spanContext().traceId, traceId);
  }
});

test("the example of a trace says how a call failed, and ends the spans of one that is aborted", async (t) => {
  const fails = (expected) => ({ connect }) => assert.rejects(connect(validRequest(), env), expected);
  const [refused, attempt] = await spans(t, [{ ...echo, status: 401 }], fails({ code: "unauthorized" }));
  assert.deepEqual(refused.status, { code: SpanStatusCode.ERROR, message: "unauthorized" });
  assert.deepEqual(refused.events.map(({ name }) => name), ["exception"]);
  assert.equal(attempt.attributes["http.response.status_code"], 401);

  const controller = new AbortController();
  const aborting = ({ withSpans }) => {
    const call = withSpans("aborted", (onAttempt) => main.createChannelConnection(validRequest(), { secretKey, signal: controller.signal, onAttempt }));
    controller.abort(new DOMException("The page was left.", "AbortError"));
    return assert.rejects(call, { name: "AbortError" });
  };
  const [aborted, unfinished] = await spans(t, [{ kind: "stall" }], aborting);
  assert.deepEqual([aborted.status.message, unfinished.name, unfinished.attributes["error.type"]], ["aborted", "attempt 1", "aborted"]);
});
