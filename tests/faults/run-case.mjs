import assert from "node:assert/strict";
import { asAnswered } from "../package/support/answers.mjs";
import * as behaviours from "./cases.mjs";
import { startServer } from "./server.mjs";

/** How much later than its limit a call may settle: what a busy machine needs. */
const slackMs = 5_000;
const defaultTimeoutMs = 30_000;

/**
 * Starts the servers of a case, lets `call(plan)` make the call, and resolves to what is known afterwards. `createSandbox`
 * makes the Novu that stands behind.
 */
export async function runCase(one, createSandbox, call, extraOptions = {}) {
  const sandbox = createSandbox({ integrations: "*" });
  const elsewhere = await startServer({ answers: [behaviours.cases.find(({ name }) => name === "400 echoes the secrets").answers[0]] });
  const server = await startServer({ ...one, novu: (request) => sandbox.handle(request), elsewhere: elsewhere.url });
  if (one.gone) server.close();
  try {
    const options = { secretKey: behaviours.secretKey, serverURL: server.url, ...one.options, ...extraOptions };
    const result = await call({ request: { ...behaviours.request, ...one.request }, options, abort: one.abort, server: server.url });
    // A call that is only watched may not have ended.
    if (!one.watched) await server.closed();
    const count = (method) => server.requests.filter((request) => request.method === method).length;
    const posts = server.requests.filter(({ method }) => method === "POST");
    return {
      ...result,
      posts: count("POST"),
      lookUps: count("GET"),
      elsewhere: elsewhere.requests,
      bodies: new Set(posts.map(({ body }) => body).filter(Boolean)).size,
      keys: new Set(posts.map(({ headers }) => headers["idempotency-key"])).size,
      sandbox: sandbox.connections().map(asAnswered),
    };
  } finally {
    server.close();
    elsewhere.close();
  }
}

/** Holds what happened against what a case expects in a runtime. */
export function checkCase(one, runtime, seen) {
  const expected = { lookUps: 0, ...one.expect, ...one.in?.[runtime] };
  const { code, took = [], posts, lookUps, attempts = posts, created, returned, keys = Math.min(posts, 1), issues, ...fields } = expected;
  const { connection, error, events } = seen;
  const story = JSON.stringify({ error, events });
  assert.equal(error?.code, code, story);
  assert.deepEqual({ posts: seen.posts, lookUps: seen.lookUps }, { posts, lookUps }, story);
  assert.equal(events.filter(({ type, lookup }) => type === "attempt" && !lookup).length, attempts, story);
  assert.deepEqual(seen.elsewhere, [], "another origin was asked");
  assert.ok(seen.bodies <= 1, "the bodies differ");
  assert.equal(seen.keys, keys, "the idempotency keys");
  if (created !== undefined) assert.equal(seen.sandbox.length, created, "connections in the sandbox");

  const timeoutMs = one.options?.timeoutMs ?? defaultTimeoutMs;
  const [atLeast = 0, atMost = timeoutMs + slackMs] = took;
  // A timer may fire a little early by another clock.
  assert.ok(seen.ms >= atLeast - 20 && seen.ms <= atMost, `it took ${seen.ms} ms`);

  if (error) {
    const told = code === "aborted" ? {} : { ...fields, attempts };
    for (const [name, value] of Object.entries(told)) assert.deepEqual(error[name], value, `${name} of ${story}`);
    if (issues) assert.deepEqual(error.issues.map(({ path }) => path), issues);
    if (error.outcome === "not_created") assert.deepEqual(seen.sandbox, [], "not created, and yet it is there");
  } else {
    assert.ok(connection.identifier, "no connection was returned");
    if (created) assert.deepEqual(seen.sandbox, [connection]);
    for (const [name, value] of Object.entries(returned ?? {})) assert.deepEqual(connection[name], value, name);
  }
}
