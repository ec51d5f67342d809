import assert from "node:assert/strict";
import { test } from "node:test";
import { validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";

const { channelConnectionFormSchema, createChannelConnectionRequestSchema: schema, withLabels } = (await importInstalled()).main;
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

const { subscriberId, context, ...ownerless } = validRequest();

test("the schema of a form asks for no owner, and otherwise for the same", () => {
  const form = channelConnectionFormSchema["~standard"].validate;
  for (const request of [ownerless, { ...ownerless, connectionMode: "shared" }, { ...ownerless, connectionMode: "subscriber" }]) {
    assert.deepEqual([form(request), validate(request).issues.map(({ code }) => code)], [{ value: request }, ["scope"]]);
  }
  for (const request of [validRequest(), { ...ownerless, workspace: {} }, { ...ownerless, context: {} }, null, 5]) assert.deepEqual(form(request), validate(request));
});

test("labels stand for the names of fields, in messages that begin with them", () => {
  const labelled = withLabels(schema, { "workspace.id": "Tenant ID", auth: "The tokens", integrationIdentifier: "" });
  const { issues } = labelled["~standard"].validate({ ...validRequest(), integrationIdentifier: "", workspace: { id: "", name: 5 }, auth: 5 });
  assert.deepEqual(
    issues.map(({ path, message }) => [path.join("."), message]),
    [
      ["integrationIdentifier", " must not be empty."],
      ["workspace.id", "Tenant ID must not be empty."],
      ["workspace.name", "workspace.name must be a text."],
      ["auth", "The tokens must be an object."],
    ],
  );
  assert.deepEqual(labelled["~standard"].validate(validRequest()), { value: validRequest() });
  assert.deepEqual(withLabels(labelled, { "workspace.name": "Company" })["~standard"].validate({ ...validRequest(), workspace: { id: "", name: 5 } }).issues.map(({ message }) => message), ["Tenant ID must not be empty.", "Company must be a text."]);
});

test("a label is one of its own: what somebody gave to every object is none", () => {
  const labelled = withLabels(schema, Object.create({ "workspace.id": "Theirs" }));
  assert.equal(labelled["~standard"].validate({ ...validRequest(), workspace: { id: "" } }).issues[0].message, "workspace.id must not be empty.");
});
