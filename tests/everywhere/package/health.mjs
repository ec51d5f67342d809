import { join } from "node:path";
import { ask } from "../../../scripts/run.mjs";
import { install } from "../support/install.mjs";
import { versionIn } from "../support/versions.mjs";

const fixture = "package/health";

const tool = (name, { packageName = name, args }) => ({
  name,
  version: () => versionIn(fixture, packageName),
  async run({ tarball, command }) {
    const folder = await install(fixture);
    await command(join(folder, "node_modules/.bin", name), args(tarball), { cwd: folder });
  },
});

export const rows = [
  tool("publint", { args: (tarball) => ["run", tarball, "--strict"] }),
  tool("attw", { packageName: "@arethetypeswrong/cli", args: (tarball) => [tarball] }),
  {
    name: "npm publish --dry-run",
    version: () => ask("npm", "--version"),
    async run({ tarball, command }) {
      await command("npm", ["publish", tarball, "--dry-run", "--access", "public"]);
    },
  },
];
