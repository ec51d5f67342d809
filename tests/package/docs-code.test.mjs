import assert from "node:assert/strict";
import { test } from "node:test";
import { secretKey, validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";
import { blocks, codeOf, pages, runBlock } from "./support/pages.mjs";

const { main, testing } = await importInstalled();
const user = { id: "user-1", tenant: "org-acme" };

test("the request of docs/api.md is one that Novu takes", async (t) => {
  const { transform } = await import("esbuild");
  const { code } = await transform(codeOf("docs/api.md", "The request"), { loader: "ts" });
  const { request } = await runBlock(t, `${code}\nexport { request };`);
  assert.deepEqual(main.validateCreateChannelConnectionRequest({ ...request, auth: { accessToken: "xoxb-1" } }).success, true);
});

test("the code of docs/errors.md tells how a call ended", async (t) => {
  const { connect } = await runBlock(t, `${blocks(pages["docs/errors.md"])[0].code}\nexport { connect };`);
  const sandbox = testing.createSandbox({ faults: [{ kind: "status", status: 503, on: 3 }] });
  const options = { secretKey, fetch: sandbox.fetch, maxRetries: 0 };
  assert.equal(await connect(validRequest(), options), "Connected.");
  const [{ identifier }] = sandbox.connections();
  assert.equal(await connect(validRequest(), options), `Connected before, as ${identifier}.`);
  assert.equal(await connect(validRequest(), options), "Perhaps connected.");
  assert.equal(await connect({ ...validRequest(), workspace: {} }, options), "workspace.id is required.");
});

test("the code of docs/connections.md connects again, updates, lists and deletes", async (t) => {
  const sandbox = testing.createSandbox({ secretKey });
  const options = { secretKey, fetch: sandbox.fetch };
  const { identifier } = await main.createChannelConnection(validRequest(), options);
  const stored = () => sandbox.connections().map(({ identifier, auth }) => [identifier, auth.accessToken]);
  const withFetch = (code) => code.replace("{ secretKey: env.NOVU_SECRET_KEY }", "options");
  const request = { ...validRequest(), auth: { accessToken: "xoxb-2" } };
  await runBlock(t, withFetch(codeOf("docs/connections.md", "Connect again")), { request, options });
  assert.deepEqual(stored(), [[identifier, "xoxb-2"]]);
  await runBlock(t, codeOf("docs/connections.md", "Update"), { identifier, accessToken: "xoxb-3", options });
  assert.deepEqual(stored(), [[identifier, "xoxb-3"]]);
  await runBlock(t, codeOf("docs/connections.md", "List and delete"), { options, lastYear: "9999" });
  assert.deepEqual(stored(), []);
});

test("the code of docs/edge.md answers a page, also one of another origin", async (t) => {
  const sandbox = testing.createSandbox({ secretKey });
  const post = (origin) =>
    new Request("https://edge.my.app/v1/channel-connections", {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: origin },
      body: JSON.stringify(validRequest()),
    });
  const { mock } = t.mock.method(globalThis, "fetch", sandbox.fetch);
  const env = { NOVU_SECRET_KEY: secretKey };
  const owner = codeOf("docs/edge.md", "Who may connect");
  const { answer } = await runBlock(t, `${owner}\nexport { answer };`, { request: post("https://app.example.com"), env, userOf: async () => user });
  assert.equal(answer.status, 201);
  assert.deepEqual(sandbox.connections().map(({ contextKeys }) => contextKeys), [["tenant:org-acme"]]);

  const values = { request: post("https://edge.my.app"), secretKey, authorize: () => ({ subscriberId: "user-2" }) };
  const settings = `${codeOf("docs/edge.md", "What pages may do")}\nexport { answer };`;
  assert.equal((await runBlock(t, settings, values)).answer.status, 201);

  const written = [];
  const fixing = codeOf("docs/edge.md", "What a page may decide");
  const hooks = `import { handleChannelConnections } from "novu-channel-connections/edge";\n${fixing}\n${codeOf("docs/edge-answers.md", "Hooks")}\nexport { answer };`;
  const audit = { write: (...values) => written.push(values) };
  const third = await runBlock(t, hooks, { request: post("https://edge.my.app"), secretKey, audit, log: console, userOf: async () => ({ id: "user-4", consentedTenant: "tenant-of-acme" }) });
  assert.equal(third.answer.status, 201);
  assert.deepEqual(written, [["connected", "tenant-of-acme"]]);

  mock.restore();
  t.mock.method(globalThis, "fetch", (url, { credentials, ...init }) => {
    assert.deepEqual([url, credentials], ["https://edge.my.app/v1/channel-connections", "include"]);
    return sandbox.fetch(url, { ...init, headers: { ...init.headers, Authorization: `ApiKey ${secretKey}` } });
  });
  await runBlock(t, codeOf("docs/edge.md", "Origins"), { request: { ...validRequest(), subscriberId: "user-3" } });
  assert.equal(sandbox.connections().length, 4);
});

test("the schema in other words says them, and passes what is right", async (t) => {
  const { schemaInGerman } = await runBlock(t, codeOf("docs/forms.md", "Other languages"));
  const { version, validate } = schemaInGerman["~standard"];
  assert.equal(version, 1);
  assert.deepEqual(validate(validRequest()), { value: validRequest() });
  const { issues } = validate({ ...validRequest(), integrationIdentifier: "", workspace: {}, auth: { accessToken: 5 } });
  assert.deepEqual(
    issues.map(({ message }) => message),
    ["Bitte ausfüllen.", "Bitte den Workspace angeben.", "auth.accessToken must be a text."],
  );
});

test("the JSON Schema of docs/json-schema.md is that of the file, in the words of OpenAPI", async (t) => {
  const { schema } = await runBlock(t, codeOf("docs/json-schema.md", "From the schemas"));
  const { schema: ofFile } = await runBlock(t, `${codeOf("docs/json-schema.md", "As a file")}\nexport { schema };`);
  assert.deepEqual([schema.required, schema.properties.identifier.nullable], [ofFile.required, true]);
  assert.equal(ofFile.$schema, main.createChannelConnectionRequestSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" }).$schema);
});

test("the code of docs/testing.md makes a sandbox with what it says", async (t) => {
  const { connection } = await runBlock(t, `${codeOf("docs/testing.md", "Options")}\nexport { connection };`);
  assert.equal(connection.subscriberId, "user-1");
  await runBlock(t, codeOf("docs/testing.md", "Faults"));
});

test("the code of docs/testing.md serves a sandbox, and makes the error that it says", async (t) => {
  const { sandbox } = await runBlock(t, `${codeOf("docs/testing.md", "Over HTTP")}\nexport { sandbox };`);
  assert.equal(sandbox.connections().length, 1);
  const said = [];
  t.mock.method(console, "log", (...values) => said.push(...values));
  const code = codeOf("docs/testing.md", "Errors");
  await runBlock(t, code);
  assert.deepEqual(said, JSON.parse(`[${/console\.log\(.*\); \/\/ (.*)$/m.exec(code)[1]}]`));
});

test("the code of docs/testing.md connects a page through its worker", async (t) => {
  const { sandbox } = await runBlock(t, `${codeOf("docs/testing.md", "A page and its worker")}\nexport { sandbox };`);
  assert.deepEqual(sandbox.connections().map(({ subscriberId }) => subscriberId), ["user-1"]);
});
