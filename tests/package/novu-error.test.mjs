import assert from "node:assert/strict";
import { test } from "node:test";
import { importInstalled, requireInstalled } from "./support/installed.mjs";

const { main, testing } = await importInstalled();
const { novuError } = testing;

test("an error for a test is a real one", () => {
  const error = novuError({ code: "conflict", connectionIdentifier: "conn-1" });
  assert.ok(error instanceof main.NovuError && error instanceof Error);
  assert.ok(main.isNovuError(error));
  const members = { code: "conflict", outcome: "not_created", status: 409, attempts: 1, connectionIdentifier: "conn-1" };
  const message = "Novu answered 409. Use that connection, or delete it before you create another.";
  assert.deepEqual(error.toJSON(), { name: "NovuError", message, ...members });
  assert.deepEqual({ ...error }, members);
  assert.match(error.stack, /^NovuError: Novu answered 409/);
  const { NovuError } = requireInstalled("novu-channel-connections");
  assert.ok(requireInstalled("novu-channel-connections/testing").novuError({ code: "timeout" }) instanceof NovuError);
});

test("what is given replaces what an error mostly has", () => {
  const issues = [{ path: ["workspace", "id"], code: "empty", message: "workspace.id must not be empty." }];
  const error = novuError({ code: "validation", message: "Wrong.", outcome: "unknown", attempts: 3, status: 400, issues, unknown: 1 });
  assert.deepEqual(error.toJSON(), { name: "NovuError", message: "Wrong.", code: "validation", outcome: "unknown", attempts: 3, status: 400, issues, unknown: 1 });
  assert.deepEqual(Object.keys(error).includes("message"), false);
});

test("with the code alone an error is as a call mostly ends with it", () => {
  const of = (code) => {
    const { outcome, status, attempts, issues } = novuError({ code });
    return [outcome, status, attempts, issues];
  };
  assert.deepEqual(of("configuration"), ["not_created", undefined, 0, undefined]);
  assert.deepEqual(of("validation"), ["not_created", undefined, 0, []]);
  assert.deepEqual(of("rate_limited"), ["not_created", 429, 1, undefined]);
  assert.deepEqual(of("server_error"), ["unknown", 500, 1, undefined]);
  assert.deepEqual(of("timeout"), ["unknown", undefined, 1, undefined]);
});

test("without a code that there is, the codes are named", () => {
  for (const fields of [undefined, null, {}, "conflict", { code: "broken" }, { code: 409 }, []]) {
    assert.throws(
      () => novuError(fields),
      ({ code, message }) => code === "configuration" && /^novuError: code must be one of configuration, validation, .*, timeout\.$/.test(message),
    );
  }
});
