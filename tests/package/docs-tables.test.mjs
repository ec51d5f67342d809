import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { limits } from "../../scripts/check-size.mjs";
import { defaultsFile } from "../../scripts/generate.mjs";
import { callDefaults, refusals } from "../../target/npm/edge-tables.js";
import { titles } from "../compare/compare.mjs";
import { edgeCases, mostPosts } from "../faults/edge-cases.mjs";
import { validRequest } from "./support/answers.mjs";
import { importInstalled, readInstalled } from "./support/installed.mjs";
import { names, pages, section } from "./support/pages.mjs";

const { main, providers } = await importInstalled();
const types = readInstalled("index.d.cts");
const typesOfTesting = readInstalled("testing/index.d.cts");

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
  const { exports } = JSON.parse(readInstalled("package.json"));
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
  assert.deepEqual(union(readInstalled("edge/index.d.cts"), "EdgeOperation"), known.split(", "));
});

/** The defaults that are numbers, in the documentation of an interface, by the names of its members. */
function defaultsInTypes(types, name) {
  const [declared] = types.match(new RegExp(`^export interface ${name}[^]*?^}`, "m"));
  return Object.fromEntries([...declared.matchAll(/@default (\d+)\n\s*\*\/\n\s*(\w+)\?:/g)].map(([, value, name]) => [name, Number(value)]));
}

/** The numbers in the second column of tables, by the names in the first. */
const defaultsInDocs = (text) =>
  Object.fromEntries([...text.matchAll(/^\| `(\w+)` \| ([\d,]+) \|/gm)].map(([, name, value]) => [name, Number(value.replaceAll(",", ""))]));

test("the defaults of the options of a call are the same in the Rust, in the types and in docs/api.md", () => {
  const defaults = JSON.parse(readFileSync(defaultsFile, "utf8"));
  assert.deepEqual(defaultsInTypes(types, "RequestOptions"), defaults);
  assert.deepEqual(defaultsInDocs(section(pages["docs/api.md"], "Options")), defaults);
});

test("those of the handler are the same in the Rust, in its types and in docs/edge-answers.md", () => {
  assert.deepEqual(defaultsInTypes(readInstalled("edge/index.d.cts"), "EdgeOptions"), callDefaults);
  assert.deepEqual(defaultsInDocs(pages["docs/edge-answers.md"]), callDefaults);
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
