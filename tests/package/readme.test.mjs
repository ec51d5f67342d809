import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { npmReadme } from "../../scripts/npm-readme.mjs";
import { root } from "../../scripts/run.mjs";
import { withMeasured } from "../../scripts/write-into-docs.mjs";
import { installed } from "./support/installed.mjs";
import { pages, prose } from "./support/pages.mjs";

const readme = pages["README.md"];

test("the README has at most 200 lines, and each other page at most 150", () => {
  const lines = Object.fromEntries(Object.entries(pages).map(([path, text]) => [path, text.trimEnd().split("\n").length]));
  assert.deepEqual(Object.entries(lines).filter(([path, count]) => count > (path === "README.md" ? 200 : 150)), []);
});

test("the README links to every page of docs/", () => {
  assert.deepEqual(Object.keys(pages).filter((path) => path.startsWith("docs/") && !readme.includes(`](${path})`)), []);
});

/** What GitHub makes of a heading. */
const anchor = (heading) => heading.trim().toLowerCase().replace(/[^\w\s-]/g, "").replaceAll(" ", "-");

for (const [path, text] of Object.entries(pages)) {
  test(`every relative link of ${path} leads somewhere`, () => {
    const links = [...prose(text).matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)].map(([, link, picture]) => link ?? picture);
    const broken = links.filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [file, heading] = link.split("#");
      const target = file ? normalize(join(dirname(path), file)) : path;
      if (!existsSync(join(root, target))) return true;
      return heading !== undefined && !pages[target]?.match(/^## .*$/gm)?.some((line) => anchor(line.slice(3)) === heading);
    });
    assert.deepEqual(broken, []);
  });
}

/** The sentences of a page, without lists, tables and markup of their own, and without what a command measured. */
const sentences = (text) =>
  prose(text)
    .replace(/<!-- measured -->.*?<!-- \/measured -->/gs, "")
    .replace(/<!--.*?-->/gs, "")
    .replace(/^\s*[-*] |^#+ .*$/gm, "\n")
    .split(/\n{2,}|\||(?<=[.!?:])\s+/)
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter((sentence) => sentence.length > 60);

test("no sentence stands in two places", () => {
  const places = new Map();
  for (const [path, text] of Object.entries(pages)) {
    for (const sentence of sentences(text)) places.set(sentence, [...(places.get(sentence) ?? []), path]);
  }
  assert.ok(places.size > 100, "the sentences are found");
  assert.deepEqual([...places].filter(([, paths]) => paths.length > 1), []);
});

test("no page names a command that does not exist", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const [path, text] of Object.entries(pages)) {
    const commands = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
    assert.deepEqual(commands.filter((name) => !(name in scripts)), [], path);
  }
});

test("a README for npm has absolute links, and no parts for the repository", () => {
  const text = `# x

<!-- repository -->
## Try it

\`npm start\`
<!-- /repository -->

[a page](docs/a.md#b), [a folder](www/examples/), [elsewhere](https://novu.co), [here](#x), ![a picture](www/a.svg)
<img src="www/b.webp" alt="">

\`\`\`js
items[0](docs);
\`\`\`
`;
  const github = "https://github.com/novu-channel-connections/novu-channel-connections";
  const raw = "https://raw.githubusercontent.com/novu-channel-connections/novu-channel-connections/main";
  assert.equal(
    npmReadme(text),
    `# x

[a page](${github}/blob/main/docs/a.md#b), [a folder](${github}/tree/main/www/examples/), [elsewhere](https://novu.co), [here](#x), ![a picture](${raw}/www/a.svg)
<img src="${raw}/www/b.webp" alt="">

\`\`\`js
items[0](docs);
\`\`\`
`,
  );
});

test("the README of the package is the one of the repository, made for npm", () => {
  const ofPackage = readFileSync(join(installed, "README.md"), "utf8");
  assert.equal(ofPackage, npmReadme(readme));
  assert.deepEqual([...prose(ofPackage).matchAll(/\]\((?!https:|#)[^)]*\)|src="(?!https:)[^"]*"/g)].map(String), []);
  assert.doesNotMatch(ofPackage, /npm (?:start|test|run)|repository -->|screenshots/);
});

test("a link to a folder ends with a slash, so that npm's README finds it", () => {
  const links = [...prose(readme).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link);
  assert.deepEqual(links.filter((link) => !link.endsWith("/") && !/\.\w+$/.test(link)), []);
});

test("what was measured is put between the markers of a page, and nothing else changes", () => {
  const page = "# x\n\n<!-- measured -->\nold\n<!-- /measured -->\n\nend\n";
  assert.equal(withMeasured(page, "| new |\n"), "# x\n\n<!-- measured -->\n| new |\n<!-- /measured -->\n\nend\n");
  assert.throws(() => withMeasured("# x\n", "new\n"), /<!-- measured -->/);
});

for (const page of ["compatibility", "performance", "comparison"]) {
  test(`docs/${page}.md has one place for what is measured, with a table in it`, () => {
    const [, measured, ...more] = pages[`docs/${page}.md`].split(/^<!-- \/?measured -->\n/m);
    assert.match(measured, /^\|(?:-+:?\|)+-*/m);
    assert.equal(more.length, 1);
  });
}
