import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { bundle } from "../../scripts/bundle.mjs";
import { validRequest } from "./support/answers.mjs";
import { importInstalled, requireInstalled } from "./support/installed.mjs";
import { vectors } from "./support/vectors.mjs";

const { main } = await importInstalled();
const { createChannelConnectionRequestSchema: schema, channelConnectionFormSchema, withLabels } = main;
const { jsonSchema } = schema["~standard"];

// Strict, but that Ajv allows null in a list of types.
const options = { strict: true, allowUnionTypes: true, allErrors: true };
const targets = { "draft-2020-12": Ajv2020, "draft-07": Ajv, "openapi-3.0": Ajv };

const checks = Object.fromEntries(
  Object.entries(targets).map(([target, Validator]) => [target, new Validator(options).compile(jsonSchema.input({ target }))]),
);
const refuses = (target, value) => !checks[target](value);
const brokenRules = (value) => schema["~standard"].validate(value).issues?.map(({ path, code }) => [path, code]) ?? [];

/** The rules that JSON Schema does not say, by path and code; OpenAPI 3.0 has no word for the names of members either. */
const unsaid = {
  "draft-2020-12": [
    ["whom the connection belongs to", (path, code) => code === "scope"],
    ["the size, and the depth", (path, code) => code === "too_large"],
    ["names that Novu drops, or fails on", (path, code) => code === "reserved" && path.at(-1) !== "accessToken"],
    ["how many days a month has", (path, code) => code === "format" && /xpiresAt$/.test(path.at(-1))],
  ],
};
unsaid["draft-07"] = unsaid["draft-2020-12"];
unsaid["openapi-3.0"] = [...unsaid["draft-07"], ["the types of contexts", ([field, ...inner]) => field === "context" && inner.length === 1]];

/** Each text that is one character away from another: one left out, one more, or another one. */
const edits = (text) =>
  [..."0123459:-+.TZ \n\x7fnx", ""].flatMap((character) =>
    [...text, ""].flatMap((_, place) => [0, 1].map((left) => text.slice(0, place) + character + text.slice(place + left))),
  );

const base = validRequest();
const withAuth = (auth) => ({ ...base, auth: { ...base.auth, ...auth } });
const requests = [
  ...vectors,
  ...["toString", "constructor", "__defineGetter__"].map((name) => ({ id: `the context ${name}`, body: { ...base, context: { [name]: "acme" } } })),
  { id: "a member constructor", body: { ...base, workspace: { id: "T1", constructor: {}, further: { constructor: { name: "x" } } } } },
  ...["2030-06-15", "2030-12-31T23:59:59Z", "2030-06-15T12:00:00.123+05:30"].flatMap(edits).flatMap((date) => [
    { id: `ends ${date}`, body: withAuth({ expiresAt: date }) },
    { id: `ends later ${date}`, body: withAuth({ refreshTokenExpiresAt: date }) },
  ]),
  ...["nvsk.1", "xoxb-1", "é😀", ""].flatMap(edits).flatMap((token) => [
    { id: `token ${token}`, body: withAuth({ accessToken: token }) },
    { id: `refresh token ${token}`, body: withAuth({ refreshToken: token }) },
  ]),
  ...["acme", "x".repeat(100)].flatMap(edits).flatMap((id) => [
    { id: `context ${id}`, body: { ...base, context: { tenant: id } } },
    { id: `context of type ${id}`, body: { ...base, context: { [id]: { id: "acme", data: {} } } } },
  ]),
];

for (const target of Object.keys(targets)) {
  test(`${target} refuses no request that the rules take`, () => {
    const refused = requests.filter(({ body }) => refuses(target, body) && brokenRules(body).length === 0);
    assert.deepEqual(refused.map(({ id }) => id), []);
  });

  test(`${target} refuses each request that the rules refuse, but for what it does not say`, () => {
    const wider = requests.filter(({ body }) => !refuses(target, body) && brokenRules(body).length > 0);
    const saidBy = (rules, [path, code]) => rules.find(([, covers]) => covers(path, code))?.[0];
    const missing = wider.flatMap(({ id, body }) => brokenRules(body).filter((broken) => !saidBy(unsaid[target], broken)).map((broken) => [id, ...broken]));
    assert.deepEqual(missing, []);
    const used = new Set(wider.flatMap(({ body }) => brokenRules(body).map((broken) => saidBy(unsaid[target], broken))));
    assert.deepEqual([...used].sort(), unsaid[target].map(([title]) => title).sort(), "each exception is needed");
  });
}

/** Each schema inside of a schema, and itself. */
function* schemasIn(value) {
  if (typeof value !== "object" || value === null) return;
  yield value;
  for (const inner of Object.values(value)) yield* schemasIn(inner);
}

test("each target is said in its own words", () => {
  assert.equal(jsonSchema.input({ target: "draft-2020-12" }).$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.equal(jsonSchema.input({ target: "draft-07" }).$schema, "http://json-schema.org/draft-07/schema#");
  const inOpenApi = [...schemasIn(jsonSchema.input({ target: "openapi-3.0" }))];
  for (const unknown of ["$schema", "propertyNames", "$ref", "$defs", "const"]) assert.ok(inOpenApi.every((schema) => !(unknown in schema)), unknown);
  for (const { type, nullable } of inOpenApi) assert.ok(type === undefined || typeof type === "string", `${type} ${nullable}`);
  const { identifier, connectionMode, workspace } = jsonSchema.input({ target: "openapi-3.0" }).properties;
  assert.deepEqual([identifier.type, identifier.nullable, workspace.nullable], ["string", true, undefined]);
  assert.deepEqual(connectionMode.enum, ["subscriber", "shared", null]);
});

test("a form says the same, with labels too, and what comes out is what goes in", () => {
  const ofForm = withLabels(channelConnectionFormSchema, { "workspace.id": "Tenant ID" })["~standard"].jsonSchema;
  for (const target of Object.keys(targets)) {
    const expected = jsonSchema.input({ target });
    for (const of of [jsonSchema.output, ofForm.input, ofForm.output, channelConnectionFormSchema["~standard"].jsonSchema.input]) assert.deepEqual(of({ target }), expected);
  }
});

test("whoever asks gets a schema to change at will", () => {
  for (const target of Object.keys(targets)) {
    jsonSchema.input({ target }).properties.workspace.required.push("name");
    assert.deepEqual(jsonSchema.input({ target }).properties.workspace.required, ["id"]);
  }
});

test("another target is refused, whatever it is", () => {
  const message = 'jsonSchema: target must be "draft-2020-12", "draft-07" or "openapi-3.0".';
  for (const options of [undefined, null, {}, 5, { target: "draft-04" }, { target: "toString" }, { target: Symbol("x") }, { target: ["draft-07"] }]) {
    assert.throws(() => jsonSchema.input(options), { name: "Error", message });
    assert.throws(() => jsonSchema.output(options), { name: "Error", message });
  }
});

test("schema.json is the schema of the newest target", () => {
  assert.deepEqual(requireInstalled("novu-channel-connections/schema.json"), jsonSchema.input({ target: "draft-2020-12" }));
});

test("everything in it is described, in lines that run on", () => {
  const described = (schema) => Object.values(schema.properties ?? {}).flatMap((field) => [field.description, ...described(field)]);
  const all = described(jsonSchema.input({ target: "draft-2020-12" }));
  assert.equal(all.length, 14);
  for (const text of all) assert.match(text, /^[^\n]+\.$/);
});

test("a bundle that uses no schema has none", async () => {
  const source = (name) => `import { ${name} } from "novu-channel-connections"; console.log(${name});`;
  const isIn = async (name) => new TextDecoder().decode((await bundle(source(name), { minify: true }))[0].contents).includes("draft-2020-12");
  assert.deepEqual([await isIn("createChannelConnection"), await isIn("validateField"), await isIn("channelConnectionFormSchema")], [false, false, true]);
});
