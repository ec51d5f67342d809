import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { project } from "../../scripts/pack.mjs";
import { root } from "../../scripts/run.mjs";
import { validRequest } from "./support/answers.mjs";
import { resultFile, titles } from "../compare/compare.mjs";
import { importInstalled, installed } from "./support/installed.mjs";

const ofProject = readFileSync(join(root, "README.md"), "utf8");
const ofPackage = readFileSync(join(installed, "README.md"), "utf8");

/** The parts of a README by their titles. */
const parts = (readme) => new Map(readme.split(/^## /m).map((part) => [part.split("\n")[0], part]));

/** The names in the table of exports. */
const tabled = (readme) => [...parts(readme).get("What is exported").matchAll(/^\| `(\w+)[^`]*` \|/gm)].map(([, name]) => name);

for (const [title, readme] of Object.entries({ project: ofProject, package: ofPackage })) {
  test(`the README of the ${title} has every export in its table`, async () => {
    const { main } = await importInstalled();
    assert.deepEqual(tabled(readme).sort(), Object.keys(main).sort());
  });
}

test("both READMEs say the same where they speak of the same", () => {
  const [project, npm] = [parts(ofProject), parts(ofPackage)];
  const shared = ["In a worker", "At the edge", "In your tests", "The promise", "Connecting again", "Where the secret key belongs"];
  for (const title of shared) assert.equal(project.get(title), npm.get(title));
  const code = (part) => part.match(/```[\s\S]*?```/g);
  assert.deepEqual(code(project.get("In a form")), code(npm.get("In a form")));
  assert.deepEqual(tabled(ofProject), tabled(ofPackage));
});

test("the READMEs have every fault of the sandbox", () => {
  const types = readFileSync(join(installed, "testing/index.d.cts"), "utf8");
  const typed = [...types.match(/export type FaultKind =([^;]*);/)[1].matchAll(/"([^"]+)"/g)].map(([, kind]) => kind);
  const tabled = [...parts(ofProject).get("In your tests").matchAll(/^\| `([^`]*)` \|/gm)].map(([, kind]) => kind);
  assert.deepEqual(tabled, typed);
});

/** The blocks of code of a kind in a part of a README. */
const blocks = (part, kind) => [...part.matchAll(/```(\w+)\n([\s\S]*?)```/g)].filter(([, found]) => found === kind).map(([, , code]) => code);

test("the lines of the forms in the README stand in the examples that run, in this order", () => {
  const shown = blocks(parts(ofProject).get("In a form"), "tsx");
  for (const [index, example] of ["react-hook-form", "tanstack-form"].entries()) {
    let rest = readFileSync(join(root, "tests/examples", example, "connect-form.tsx"), "utf8");
    for (const line of shown[index].split("\n").filter(Boolean)) {
      const at = rest.indexOf(line.trim());
      assert.ok(at >= 0, `${example}: ${line}`);
      rest = rest.slice(at + line.trim().length);
    }
  }
});

test("the schema in other words says them, and passes what is right", async () => {
  const code = blocks(parts(ofProject).get("In a form"), "js").at(-1);
  const file = join(project, "schema-in-german.mjs");
  writeFileSync(file, code);
  const { schemaInGerman } = await import(pathToFileURL(file).href);
  const { version, validate } = schemaInGerman["~standard"];
  assert.equal(version, 1);
  assert.deepEqual(validate(validRequest()), { value: validRequest() });
  const { issues } = validate({ ...validRequest(), integrationIdentifier: "", workspace: {}, auth: { accessToken: 5 } });
  assert.deepEqual(
    issues.map(({ message }) => message),
    ["Bitte ausfüllen.", "Bitte den Workspace angeben.", "auth.accessToken must be a text."],
  );
});

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

test("the README of the package has every code of the types, with what it means and the message that it comes with", async () => {
  const { validateField } = (await importInstalled()).main;
  const types = readFileSync(join(installed, "index.d.cts"), "utf8");
  const documented = [...types.matchAll(/\* The kinds of faults\.[\s\S]*?export type IssueCode/g)][0][0].matchAll(/^ \* - `(\w+)`: (.+)\.$/gm);
  const rows = [...documented].map(([, code, means]) => {
    const [issue] = validateField(...faulty[code]);
    assert.equal(issue.code, code);
    return `| \`${code}\` | ${means} | ${issue.message} |`;
  });
  const declared = types.match(/export type IssueCode =([^;]*);/)[1].match(/\w+/g);
  assert.equal(rows.length, declared.length);
  assert.deepEqual(parts(ofPackage).get("In a form").match(/^\| `.*$/gm), rows);
});

test("the comparison in the READMEs is the one that was measured last, of the cases that are compared", () => {
  const result = readFileSync(resultFile, "utf8").trim();
  assert.ok(parts(ofProject).get("The promise").includes(result), "copy tests/compare/result.md into both READMEs");
  assert.deepEqual([...result.matchAll(/^\| (?!what happens)([^|]+) \|/gm)].map(([, title]) => title), titles);
});

test("the pictures that the README shows are there", () => {
  const shown = [...ofProject.matchAll(/<img src="([^"]+)"/g)].map(([, path]) => path);
  assert.ok(shown.length > 0);
  assert.deepEqual(shown.filter((path) => !existsSync(join(root, path))), []);
});
