import assert from "node:assert/strict";
import { test } from "node:test";
import { integration, lineOf, ndjson, range, run, servedSandbox, start } from "./support/command.mjs";
import { serve } from "./support/serve.mjs";

const linesUpTo = (count) => ndjson(range(0, count).map((number) => lineOf(number)));

test("what a request waits for --rate is not time of its answer", { timeout: 120_000 }, async (t) => {
  const { sandbox, url } = await servedSandbox(t, { faults: [{ kind: "drop-after", on: 1 }] });
  const args = ["import", "-", ...integration, "--server-url", url, "--rate", "0.25", "--timeout", "1"];
  const { code, out } = await run(args, { input: linesUpTo(1) });
  assert.deepEqual([code, sandbox.connections().length], [0, 1], out);
  const before = sandbox.requests().length;
  const replaced = await run([...args, "--upsert"], { input: linesUpTo(1) });
  assert.match(replaced.out, /1 of 1 connection there \(1 replaced\)/);
  const methods = sandbox.requests().slice(before).map(({ method }) => method);
  assert.equal(new Set(methods).size, methods.length, `none is sent twice: ${methods}`);
});

test("as many requests wait for --rate as --concurrency lets, and Node has nothing to warn of", { timeout: 60_000 }, async (t) => {
  const { sandbox, url } = await servedSandbox(t);
  const { code, err } = await run(["import", "-", ...integration, "--server-url", url, "--rate", "20"], { input: linesUpTo(30) });
  assert.deepEqual([code, sandbox.connections().length, err], [0, 30, ""]);
});

test("after Ctrl-C no line is sent that waits for its turn", { timeout: 60_000 }, async (t) => {
  let arrived = 0;
  const { sandbox, url } = await servedSandbox(t, {}, () => {
    if (++arrived === 2) child.kill("SIGINT");
  });
  const { child, ended } = start(["import", "-", ...integration, "--server-url", url, "--rate", "0.5"], { input: linesUpTo(6) });
  const { code, out } = await ended;
  assert.deepEqual([code, sandbox.requests().length], [1, 2]);
  assert.match(out, /2 of 6 connections there[^]*4 lines not tried/);
});

test("an answer that does not come, or not to its end, is waited for as long as --timeout says", { timeout: 60_000 }, async (t) => {
  const { sandbox, url } = await servedSandbox(t);
  const answers = [() => new Promise(() => {}), () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from("{")) }), { status: 201 })];
  const server = await serve(t, (request) => (answers.shift() ?? sandbox.handle)(request));
  const { code, out } = await run(["import", "-", ...integration, "--server-url", server.url, "--timeout", "0.3"], { input: linesUpTo(1) });
  assert.deepEqual([code, sandbox.connections().length, answers.length], [0, 1, 0], out);
});
