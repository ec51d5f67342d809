import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { limits } from "../../scripts/check-size.mjs";
import { defaultsFile } from "../../scripts/generate.mjs";
import { root } from "../../scripts/run.mjs";
import { refusals } from "../../target/npm/edge-tables.js";
import { results } from "../../www/examples/slack-oauth/results.js";
import { titles } from "../compare/compare.mjs";
import { edgeCases, mostPosts } from "../faults/edge-cases.mjs";
import { validRequest } from "./support/answers.mjs";
import { importInstalled, installed } from "./support/installed.mjs";
import { blocks, names, pages, prose, runBlock, section } from "./support/pages.mjs";

const { main, slim, edge, providers, testing, testingNode } = await importInstalled();
const read = (path) => readFileSync(join(installed, path), "utf8");
const types = read("index.d.cts");
const typesOfTesting = read("testing/index.d.cts");

/** The members of an interface or class that are declared at its first level. */
function members(types, declaration) {
  const [, body] = new RegExp(`^export ${declaration}[^{]*{\n([\\s\\S]*?)^}`, "m").exec(types);
  const [, indent] = /^( +)\S/m.exec(body);
  return [...body.matchAll(new RegExp(`^${indent}(?:readonly )?(\\w+)\\??[:(]`, "gm"))].map(([, name]) => name).filter((name) => name !== "constructor");
}

/** The texts of a union. */
const union = (types, name) => [...new RegExp(`^export type ${name} =([^;]*);`, "m").exec(types)[1].matchAll(/"([^"]+)"/g)].map(([, text]) => text);

const tables = {
  "functions of the main entry": ["docs/api.md", "Functions", () => Object.keys(main)],
  options: ["docs/api.md", "Options", () => [...members(types, "interface RequestOptions"), "attempt", "answer", "failure", "wait"]],
  "entry points": ["docs/api.md", "Entry points", entryPoints],
  "functions of providers": ["docs/providers.md", "Functions", () => Object.keys(providers)],
  "codes of errors": ["docs/errors.md", "Codes", () => union(types, "NovuErrorCode")],
  "fields of errors": ["docs/errors.md", "Fields", () => members(types, "class NovuError")],
  "options of the sandbox": ["docs/testing.md", "Options", () => members(typesOfTesting, "interface SandboxOptions")],
  "methods of the sandbox": ["docs/testing.md", "Methods", () => members(typesOfTesting, "interface Sandbox ").map((name) => `sandbox.${name}`)],
  "faults of the sandbox": ["docs/testing.md", "Faults", () => union(typesOfTesting, "FaultKind")],
};

function entryPoints() {
  const { exports } = JSON.parse(read("package.json"));
  return Object.keys(exports).filter((path) => path !== "./package.json").map((path) => path.replace(/^\./, "novu-channel-connections"));
}

for (const [what, [page, title, wanted]] of Object.entries(tables)) {
  test(`${page} has all ${what}, and no others`, () => {
    assert.deepEqual(names(section(pages[page], title)).sort(), wanted().sort());
  });
}

/** For each code, a field and a value that has it. */
const faulty = {
  required: [["workspace"], undefined],
  type: [["workspace", "id"], 5],
  empty: [["workspace", "id"], ""],
  format: [["context", "tenant"], "org acme"],
  too_long: [["context", "tenant"], "x".repeat(101)],
  too_many: [["context"], { a: "1", b: "2", c: "3", d: "4", e: "5", f: "6" }],
  too_few: [["context"], {}],
  too_large: [["context", "tenant", "data"], { text: "x".repeat(70_000) }],
  reserved: [["auth", "accessToken"], "nvsk.1"],
  one_of: [["connectionMode"], "team"],
  scope: [[], { ...validRequest(), subscriberId: "", context: undefined }],
};

/** The first issue of a field; only an answer of a provider can have `refused`. */
function issueWith(code) {
  if (code in faulty) return main.validateField(...faulty[code])[0];
  try {
    return providers.fromSlackOAuth({ ok: false, error: "invalid_code" });
  } catch ({ issues }) {
    return issues[0];
  }
}

test("docs/errors.md has every code of an issue, with what it means and the message that it comes with", () => {
  const documented = [...types.matchAll(/\* The kinds of issues\.[\s\S]*?export type IssueCode/g)][0][0].matchAll(/^ \* - `(\w+)`: (.+)\.$/gm);
  const rows = [...documented].map(([, code, means]) => {
    const issue = issueWith(code);
    assert.equal(issue.code, code);
    return `| \`${code}\` | ${means} | ${issue.message} |`;
  });
  const declared = types.match(/export type IssueCode =([^;]*);/)[1].match(/\w+/g);
  assert.equal(rows.length, declared.length);
  assert.deepEqual(section(pages["docs/errors.md"], "Issues").match(/^\| `.*$/gm), rows);
});

test("docs/edge-answers.md has status and code of each refusal, and no code that there is not", () => {
  const rows = [...section(pages["docs/edge-answers.md"], "Answers").matchAll(/^\| (\d{3}) \| ([^|]+) \|/gm)];
  const documented = rows.flatMap(([, status, codes]) => [...codes.matchAll(/`(\w+)`/g)].map(([, code]) => ({ status: Number(status), code })));
  const told = new Set(documented.map(({ status, code }) => `${status} ${code}`));
  const wanted = Object.values(refusals).map(({ status, body }) => `${status} ${body.code}`);
  assert.ok(wanted.length > 0);
  assert.deepEqual(wanted.filter((answer) => !told.has(answer)), []);
  const codes = [...union(types, "NovuErrorCode"), ...union(types, "EdgeErrorCode")];
  assert.deepEqual(documented.filter(({ code }) => !codes.includes(code)), []);
});

test("the operations of the edge handler are the same in the types and in the answer to an unknown one", () => {
  const [, known] = /these: ([^.]+)\./.exec(refusals.find(({ body }) => body.message.startsWith("operations ")).body.message);
  assert.deepEqual(union(read("edge/index.d.cts"), "EdgeOperation"), known.split(", "));
});

test("the defaults of the options of a call are the same in the Rust, in the types and in docs/api.md", () => {
  const defaults = JSON.parse(readFileSync(defaultsFile, "utf8"));
  const [declared] = types.match(/^export interface RequestOptions[^]*?^}/m);
  const inTypes = [...declared.matchAll(/@default (\d+)\n\s*\*\/\n\s*(\w+)\?:/g)].map(([, value, name]) => [name, Number(value)]);
  const inDocs = [...section(pages["docs/api.md"], "Options").matchAll(/^\| `(\w+)` \| ([\d,]+) \|/gm)].map(([, name, value]) => [name, Number(value.replaceAll(",", ""))]);
  assert.deepEqual(Object.fromEntries(inTypes), defaults);
  assert.deepEqual(Object.fromEntries(inDocs), defaults);
});

test("docs/performance.md has the limits that npm test -- size checks", () => {
  const rows = section(pages["docs/performance.md"], "Size limits").matchAll(/\| ([\d,]+) bytes \|$/gm);
  assert.deepEqual([...rows].map(([, bytes]) => Number(bytes.replaceAll(",", ""))), Object.values(limits));
});

test("docs/comparison.md has the cases that are compared, in their order, and those of the edge handler", () => {
  const [calls] = pages["docs/comparison.md"].split(/^## /m);
  const titlesIn = (text) => [...text.matchAll(/^\| (?!what happens)([^|]+) \|/gm)].map(([, title]) => title);
  assert.deepEqual(titlesIn(calls), titles);
  assert.deepEqual(titlesIn(section(pages["docs/comparison.md"], "One click on a page")), edgeCases.map(({ name }) => name));
});

test("docs/edge-answers.md promises as many requests for a click as are tested", () => {
  const [, most] = /makes at most (\d+) requests to Novu/.exec(pages["docs/edge-answers.md"]);
  assert.equal(Number(most), mostPosts);
});

const all = Object.entries(pages).flatMap(([page, text]) => blocks(text).map((block, index) => ({ page, index, ...block })));
const modules = {
  "novu-channel-connections": [main, types],
  "novu-channel-connections/slim": [slim, types],
  "novu-channel-connections/edge": [edge, read("edge/index.d.cts")],
  "novu-channel-connections/providers": [providers, read("providers/index.d.cts")],
  "novu-channel-connections/testing": [testing, typesOfTesting],
  "novu-channel-connections/testing/node": [testingNode, read("testing/node.d.cts")],
};

for (const { page, index, language, code } of all.filter(({ language }) => ["js", "ts", "tsx"].includes(language))) {
  test(`block ${index + 1} of ${page} is ${language}, and imports what there is`, async () => {
    const { transform } = await import("esbuild");
    await transform(code, { loader: language, format: "esm", logLevel: "silent" });
    const imports = [...code.matchAll(/^import (type )?{ ([^}]*) } from "(novu-channel-connections[^"]*)"/gm)];
    for (const [, isType, list, from] of imports) {
      const [exported, declared] = modules[from];
      for (const name of list.split(", ")) {
        if (isType || name.startsWith("type ")) assert.match(declared, new RegExp(`^export (?:type|interface) ${name.replace("type ", "")}\\b`, "m"));
        else assert.ok(name in exported, `${from} exports ${name}`);
      }
    }
  });
}

test("every block of code says what it is in", () => {
  for (const [page, text] of Object.entries(pages)) assert.equal(text.match(/^```/gm)?.length ?? 0, 2 * blocks(text).length, page);
  const known = ["js", "ts", "tsx", "json", "sh", "http"];
  assert.deepEqual(all.filter(({ language }) => !known.includes(language)), []);
});

/** The code under a heading of a page that has a text in it. */
function codeOf(page, title, text = "") {
  const found = blocks(section(pages[page], title)).find(({ code }) => code.includes(text));
  assert.ok(found, `${page} has code with ${text} under ${title}`);
  return found.code;
}

const secretKey = "test-key";
const user = { id: "user-1", tenant: "org-acme" };

/** A `fetch` that leads to a sandbox, or to one of these functions by its origin. */
function network(sandbox, servers = {}) {
  return async (url, init) => {
    const serve = servers[new URL(url).origin];
    return serve ? serve(url, init) : sandbox.fetch(url, init);
  };
}

test("the OAuth callback of the README connects a workspace, once, and tells of each way to fail", async (t) => {
  const userOf = async (request) => request.headers.has("Cookie") && user;
  const { default: worker } = await runBlock(t, codeOf("README.md", "In a worker"), { userOf });
  const sandbox = testing.createSandbox({ secretKey, faults: [{ kind: "drop-after", on: 1 }] });
  const answers = { good: { ok: true, team: { id: "T1", name: "Acme" }, bot_user_id: "U1", access_token: "xoxb-1", token_type: "bot" }, bad: { ok: false, error: "invalid_code" } };
  const slack = async (_, { body }) => Response.json(answers[body.get("code")]);
  t.mock.method(globalThis, "fetch", network(sandbox, { "https://slack.com": slack }));
  const env = { SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "secret", NOVU_SECRET_KEY: secretKey };
  const visit = async (code, headers = { Cookie: "user=1" }, bindings = env) => {
    const response = await worker.fetch(new Request(`https://my.app/slack/callback?code=${code}&state=1`, { headers }), bindings);
    return [response.status, await response.text()];
  };
  assert.deepEqual(await visit("good"), [200, "Acme is connected."]);
  const [{ subscriberId, workspace }, ...more] = sandbox.connections();
  assert.deepEqual([subscriberId, workspace, more], ["user-1", { id: "T1", name: "Acme", botUserId: "U1" }, []]);
  answers.good.access_token = "xoxb-2";
  assert.deepEqual(await visit("good"), [200, "Acme is connected."], "connects again");
  assert.equal(sandbox.connections().length, 1);
  assert.deepEqual(await visit("good", {}), [401, "Please sign in."]);
  const log = t.mock.method(console, "error", () => {});
  assert.deepEqual(await visit("bad"), [502, "Please try again."]);
  assert.deepEqual(await visit("good", undefined, { ...env, NOVU_SECRET_KEY: "wrong" }), [502, "Please try again."]);
  const logged = log.mock.calls.map(({ arguments: [{ code, issues }] }) => [code, issues?.[0].code]);
  assert.deepEqual(logged, [["validation", "refused"], ["unauthorized", undefined]]);
});

test("the page of the README connects through the worker of the README", async (t) => {
  const { default: worker } = await runBlock(t, codeOf("README.md", "At the edge", "export default"));
  const sandbox = testing.createSandbox({ secretKey });
  const handle = (url, init) => worker.fetch(new Request(url, init), { NOVU_SECRET_KEY: secretKey });
  t.mock.method(globalThis, "fetch", network(sandbox, { "https://my.app": handle }));
  const globals = { location: new URL("https://my.app/settings"), accessToken: "xoxb-1", userOf: async () => user };
  await runBlock(t, codeOf("README.md", "At the edge", "location.href"), globals);
  assert.deepEqual(sandbox.connections().map(({ subscriberId }) => subscriberId), ["user-1"]);
  const elsewhere = await worker.fetch(new Request("https://my.app/other"), {});
  assert.equal(elsewhere.status, 404);
});

test("the form of the README shows issues", async (t) => {
  const input = Object.assign(new EventTarget(), { value: "", setCustomValidity: (message) => (input.validity = message) });
  const shown = [];
  await runBlock(t, codeOf("README.md", "In a form"), { input, request: { ...validRequest(), workspace: {} }, show: (...issue) => shown.push(issue) });
  assert.deepEqual(shown, [["workspace.id", "workspace.id is required."]]);
  input.dispatchEvent(new Event("input"));
  assert.equal(input.validity, "workspace.id must not be empty.");
});

test("the test of the README passes, with the code that it tests", async (t) => {
  t.mock.method(globalThis, "fetch", () => assert.fail("the network is stubbed"));
  const source = readFileSync(join(root, "tests/examples/vitest/connect-slack.js"), "utf8");
  process.env.NOVU_SECRET_KEY = secretKey;
  t.after(() => delete process.env.NOVU_SECRET_KEY);
  const { connectSlack } = await runBlock(t, source);
  const tests = [];
  const globals = {
    connectSlack,
    // A second mock would be restored to the first one, and stay for the tests that follow.
    vi: { stubGlobal: (name, value) => (globalThis[name] = value) },
    test: (name, run) => tests.push(run),
    expect: (actual) => ({
      toHaveLength: (length) => assert.equal(actual.length, length),
      toEqual: (wanted) => assert.deepEqual(actual, wanted),
    }),
  };
  const code = codeOf("README.md", "In tests").replace(/^import .* from "(?:vitest|\.\/connect-slack\.js)".*$/gm, "");
  const parameters = Object.keys(globals).join(", ");
  const { default: define } = await runBlock(t, code.replace(/^(?=test\()/m, `export default ({ ${parameters} }) => {\n`) + "\n};\n");
  define(globals);
  assert.equal(tests.length, 1);
  await tests[0]();
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

test("the request of docs/api.md is one that Novu takes", async (t) => {
  const { transform } = await import("esbuild");
  const { code } = await transform(codeOf("docs/api.md", "The request"), { loader: "ts" });
  const { request } = await runBlock(t, `${code}\nexport { request };`);
  assert.deepEqual(main.validateCreateChannelConnectionRequest({ ...request, auth: { accessToken: "xoxb-1" } }).success, true);
});

/** Lines that stand in an example which is run elsewhere, in this order. */
function assertInExample(code, example) {
  let rest = readFileSync(join(root, example), "utf8");
  for (const line of code.split("\n").map((line) => line.trim()).filter(Boolean)) {
    const at = rest.indexOf(line);
    assert.ok(at >= 0, `${example}: ${line}`);
    rest = rest.slice(at + line.length);
  }
}

test("the code of docs/slack.md stands in the example that runs, and its table has what the settings page says", () => {
  const example = "www/examples/slack-oauth";
  const page = pages["docs/slack.md"];
  for (const title of ["The button", "The callback"]) assertInExample(codeOf("docs/slack.md", title), `${example}/worker.js`);
  const [worker, settings] = blocks(section(page, "The settings page"));
  assertInExample(worker.code, `${example}/worker.js`);
  assertInExample(settings.code, `${example}/settings.js`);
  const rows = [...section(page, "The callback").matchAll(/^\| `([\w-]+)` \| [^|]+ \| (.*) \|$/gm)];
  assert.ok(rows.length > 0);
  assert.deepEqual(rows.map(([, ...row]) => row), Object.entries(results).map(([word, [, text]]) => [word, text]));
});

test("the code of docs/forms.md, docs/json-schema.md and docs/queue.md stands in the examples that run", () => {
  assertInExample(codeOf("docs/forms.md", "React Hook Form"), "tests/examples/react-hook-form/connect-form.tsx");
  assertInExample(codeOf("docs/forms.md", "TanStack Form"), "tests/examples/tanstack-form/connect-form.tsx");
  assertInExample(codeOf("docs/page-forms.md", "Labels"), "tests/examples/teams-form/connect-form.tsx");
  assertInExample(section(pages["docs/forms.md"], "Empty fields").match(/`(register\(.*\))`/)[1], "tests/examples/react-hook-form/connect-form.tsx");
  for (const [title, example] of Object.entries({ "hono-openapi": "hono-openapi", OpenAI: "openai", "AI SDK": "ai" })) {
    assertInExample(codeOf("docs/json-schema.md", title), `tests/everywhere/frameworks/json-schema/${example}.js`);
  }
  assertInExample(blocks(pages["docs/queue.md"])[0].code, "www/examples/queue/worker.js");
});

test("the code of docs/logging.md, docs/msw.md and docs/workspaces.md stands in the examples that run", () => {
  for (const [page, title, example] of [
    ["logging", "A log line per attempt", "logging/log-attempts.js"],
    ["logging", "A span per attempt", "logging/trace-attempts.js"],
    ["msw", "A sandbox behind msw", "msw/connect-slack.test.js"],
    ["msw", "Single answers", "msw/connect-slack.test.js"],
    ["workspaces", "Keep both", "workspaces/connect.js"],
    ["workspaces", "Allow only one", "workspaces/connect.js"],
    ["workspaces", "Who renews the tokens", "workspaces/tokens.js"],
  ]) {
    const code = blocks(section(pages[`docs/${page}.md`], title)).filter(({ language }) => language === "js");
    assert.ok(code.length > 0, title);
    for (const { code: text } of code) assertInExample(text, `tests/examples/${example}`);
  }
});

test("the JSON Schema of docs/json-schema.md is that of the file, in the words of OpenAPI", async (t) => {
  const { schema } = await runBlock(t, codeOf("docs/json-schema.md", "From the schemas"));
  const { schema: ofFile } = await runBlock(t, `${codeOf("docs/json-schema.md", "As a file")}\nexport { schema };`);
  assert.deepEqual([schema.required, schema.properties.identifier.nullable], [ofFile.required, true]);
  assert.equal(ofFile.$schema, main.createChannelConnectionRequestSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" }).$schema);
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

test("no page points at a file of the repository that is not there", () => {
  for (const [page, text] of Object.entries(pages)) {
    const named = [...prose(text).matchAll(/`((?:src|tests|scripts|pkg-template|www)\/[\w./-]*)`/g)].map(([, path]) => path);
    assert.deepEqual(named.filter((path) => !existsSync(join(root, path))), [], page);
  }
});
