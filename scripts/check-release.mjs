import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError, root, runIfStarted } from "./run.mjs";
import { say } from "./say.mjs";

/** Stops unless a tag is that of the version in Cargo.toml, and the changelog has a section with its date. */
export function checkRelease(tag, { cargo, changelog }) {
  const version = /^version = "(.+)"$/m.exec(cargo)[1];
  if (tag !== `v${version}`) throw new UserError(`The tag is ${tag}, but Cargo.toml has version ${version}: expected the tag v${version}.`);
  const heading = changelog.split("\n").find((line) => line.startsWith(`## [${version}]`));
  if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading ?? "")) {
    throw new UserError(`CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD": name what was unreleased so.`);
  }
  return version;
}

await runIfStarted(import.meta.url, () => {
  const read = (name) => readFileSync(join(root, name), "utf8");
  const version = checkRelease(process.argv[2], { cargo: read("Cargo.toml"), changelog: read("CHANGELOG.md") });
  say(`Version ${version} is ready to be published.`);
});
