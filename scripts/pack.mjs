import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";
import { say } from "./say.mjs";
import { whenChanged } from "./when-changed.mjs";

/** A project that has nothing but the package installed, from the very file that `npm publish` would send. */
export const project = join(root, "target/package-test");

/** The file that `npm publish` would send, once it is packed. */
export const tarball = () => join(project, readdirSync(project).find((name) => name.endsWith(".tgz")));

// Only a file inside of the project can import what is installed there by its name.
const entries = `export * as main from "novu-channel-connections";
export * as slim from "novu-channel-connections/slim";
export * as edge from "novu-channel-connections/edge";
export * as providers from "novu-channel-connections/providers";
export * as testing from "novu-channel-connections/testing";
export * as testingNode from "novu-channel-connections/testing/node";
`;

export async function pack() {
  await whenChanged({
    name: "package-test",
    inputs: ["pkg", "scripts/pack.mjs"],
    outputs: ["target/package-test/node_modules/novu-channel-connections/package.json"],
    async make() {
      say("Packing pkg/ and installing it into a project for the tests …");
      rmSync(project, { recursive: true, force: true });
      mkdirSync(project, { recursive: true });
      writeFileSync(join(project, "package.json"), '{ "private": true }\n');
      writeFileSync(join(project, "entries.mjs"), entries);
      await run("npm", ["pack", "./pkg", "--silent", "--pack-destination", project], { quiet: true });
      await run("npm", ["install", "--prefix", project, "--offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball()], {
        quiet: true,
      });
    },
  });
}
