import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { checkRelease } from "../../scripts/check-release.mjs";
import { root, run } from "../../scripts/run.mjs";
import { shownScreenshots } from "../../scripts/screenshots.mjs";

const read = (name) => readFileSync(join(root, name), "utf8");
const { scripts } = JSON.parse(read("package.json"));
const workflows = readdirSync(join(root, ".github/workflows")).map((name) => ({ name, text: read(`.github/workflows/${name}`) }));

for (const { name, text } of workflows) {
  test(`${name} pins every action by its commit, and says which version that is`, () => {
    const used = [...text.matchAll(/\buses:\s*(.*)/g)].map(([, what]) => what).filter((what) => !what.startsWith("./"));
    assert.deepEqual(used.filter((what) => !/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what)), []);
  });

  test(`${name} calls only what there is`, () => {
    const commands = [...text.matchAll(/^\s*(?:- )?run: (.*)$/gm)].map(([, command]) => command);
    const missing = commands.filter((command) => {
      const script = /^npm run (\S+)/.exec(command)?.[1];
      if (script) return !(script in scripts);
      return !/^(npm (publish|pack)|git) /.test(command) && !existsSync(join(root, command));
    });
    assert.deepEqual(missing, []);
    const called = [...text.matchAll(/\buses:\s*\.\/(\S+)/g)].map(([, path]) => path);
    assert.deepEqual(called.filter((path) => !existsSync(join(root, path))), []);
  });

  test(`${name} may write nothing, but for a job that says so`, () => {
    assert.match(text, /^permissions:\n {2}contents: read\n\n/m);
  });
}

test("the job that may publish runs none of the repository's code, and publishes what was tested", () => {
  const { text } = workflows.find(({ name }) => name === "release.yml");
  const [, tests, publish] = /\n {2}test:\n([^]*)\n {2}publish:\n([^]*)/.exec(text);
  assert.ok(!tests.includes("id-token"));
  assert.doesNotMatch(publish, /checkout|npm (run|ci|install)/);
  assert.match(tests, /run: git merge-base --is-ancestor "\$GITHUB_SHA" origin\/main\n[^]*run: \.ci\/run\n\s*- run: npm pack \.\/pkg\n[^]*upload-artifact/);
  assert.match(publish, /permissions:\n\s*id-token: write\n {4}steps:[^]*download-artifact[^]*npm publish \.\/novu-channel-connections-\*\.tgz --provenance/);
});

const ready = { cargo: 'name = "x"\nversion = "1.2.3"\n', changelog: "# Changelog\n\n## [1.2.3] - 2026-12-01\n" };

test("a release has the version of Cargo.toml as its tag, and a dated section in the changelog", () => {
  assert.equal(checkRelease("v1.2.3", ready), "1.2.3");
  assert.throws(() => checkRelease("v1.2.4", ready), /expected the tag v1\.2\.3/);
  assert.throws(() => checkRelease("1.2.3", ready), /expected the tag v1\.2\.3/);
  assert.throws(() => checkRelease("v1.2.3", { ...ready, changelog: "## [Unreleased]\n" }), /CHANGELOG\.md/);
});

test("a script runs when it is called through a symbolic link, and not when it is imported", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "repository-"));
  t.after(() => rmSync(folder, { recursive: true }));
  symlinkSync(root, join(folder, "link"), "dir");
  const script = (parent) => join(parent, "scripts/check-release.mjs");
  for (const path of [script(root), script(join(folder, "link"))]) {
    const { code, output } = await run(process.execPath, [path, "no-tag"], { quiet: true, mayFail: true });
    assert.deepEqual([code, output.includes("The tag is no-tag")], [1, true], path);
  }
  const { code, output } = await run(process.execPath, ["--input-type=module", "-e", `import ${JSON.stringify(script(root))};`], { quiet: true });
  assert.deepEqual([code, output], [0, ""]);
});

test("what CONTRIBUTING.md and SECURITY.md point at is there", () => {
  for (const name of ["CONTRIBUTING.md", "SECURITY.md"]) {
    const named = [...read(name).matchAll(/`((?:src|tests|scripts|docs|pkg-template|www|\.ci|\.github)\/[\w./-]*)`/g)].map(([, path]) => path);
    assert.deepEqual(named.filter((path) => !existsSync(join(root, path))), [], name);
    const commands = [...read(name).matchAll(/npm run (\S+?)[`\s]/g)].map(([, script]) => script);
    assert.deepEqual(commands.filter((script) => !(script in scripts)), [], name);
  }
});

test("www/screenshots/ has the screenshots that pages show, and no others", () => {
  assert.deepEqual(readdirSync(join(root, "www/screenshots")).sort(), shownScreenshots().map((name) => `${name}.webp`).sort());
});

test("each `Type::name` in CONTRIBUTING.md is a function of a type in src/", () => {
  const sources = readdirSync(join(root, "src"), { recursive: true }).filter((name) => name.endsWith(".rs")).map((name) => read(`src/${name}`));
  const isThere = (type, name) =>
    sources.some((text) => new RegExp(`\\b(?:enum|struct|trait) ${type}\\b`).test(text) && new RegExp(`\\bfn ${name}\\b`).test(text));
  const named = [...read("CONTRIBUTING.md").matchAll(/`(\w+)::(\w+)`/g)];
  assert.ok(named.length > 0);
  assert.deepEqual(named.filter(([, type, name]) => !isThere(type, name)).map(([text]) => text), []);
});

test("the Rust of the client imports no more than four scripts", () => {
  // The server that wasm-bindgen-test-runner lets a browser load them from (tiny_http 0.12) begins with four threads, each for one
  // connection; a fifth one at the same time can wait for ever.
  const scripts = readdirSync(join(root, "target/npm/client/snippets"), { recursive: true }).filter((name) => name.endsWith(".js"));
  assert.ok(scripts.length > 0 && scripts.length <= 4, scripts.join(", "));
});
