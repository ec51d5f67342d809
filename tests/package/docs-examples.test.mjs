import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { results } from "../../www/examples/slack-oauth/results.js";
import { blocks, codeOf, pages, section } from "./support/pages.mjs";

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
