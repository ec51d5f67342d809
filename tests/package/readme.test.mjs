import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/run.mjs";
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
  for (const title of ["In a worker", "In your tests", "Exactly once", "Where the secret key belongs"]) assert.equal(project.get(title), npm.get(title));
  const code = (part) => part.match(/```[\s\S]*?```/g);
  assert.deepEqual(code(project.get("In a form")), code(npm.get("In a form")));
  assert.deepEqual(tabled(ofProject), tabled(ofPackage));
});

test("the READMEs have every fault of the sandbox", () => {
  const types = readFileSync(join(installed, "testing/index.d.ts"), "utf8");
  const typed = [...types.match(/export type FaultKind =([^;]*);/)[1].matchAll(/"([^"]+)"/g)].map(([, kind]) => kind);
  const tabled = [...parts(ofProject).get("In your tests").matchAll(/^\| `([^`]*)` \|/gm)].map(([, kind]) => kind);
  assert.deepEqual(tabled, typed);
});
