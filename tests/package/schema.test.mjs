import assert from "node:assert/strict";
import { test } from "node:test";
import { validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";

const { createChannelConnectionRequestSchema: schema } = (await importInstalled()).main;
const { version, vendor, validate } = schema["~standard"];

test("the validation is a Standard Schema", () => {
  assert.deepEqual([version, vendor, typeof validate], [1, "novu-channel-connections", "function"]);
});

test("a request that is right is its value, as it came", () => {
  const request = { ...validRequest(), somethingNew: [1] };
  assert.deepEqual(validate(request), { value: request });
});

test("a wrong one has an issue for each fault, with path and message", () => {
  const { issues, value } = validate({ ...validRequest(), workspace: {}, auth: 5 });
  assert.equal(value, undefined);
  assert.deepEqual(
    issues.map(({ path }) => path),
    [["workspace", "id"], ["auth"]],
  );
  for (const { message } of issues) assert.equal(typeof message, "string");
});
