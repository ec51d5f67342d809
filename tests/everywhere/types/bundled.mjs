import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { install } from "../support/install.mjs";
import { versionIn } from "../support/versions.mjs";

const fixture = "types/bundled";

/** A library that is written with the package: the types that the tool writes for it. */
const rowOf = (tool) => ({
  name: `${tool}, the types of a library`,
  version: versionIn(fixture, tool),
  async run({ command, folder }) {
    const cwd = await install(fixture);
    await command(join(cwd, "node_modules/.bin", tool), ["index.ts", "--dts", "--out-dir", folder], { cwd, node: 24 });
    const types = readdirSync(folder).filter((name) => /\.d\.m?ts$/.test(name)).map((name) => readFileSync(join(folder, name), "utf8")).join("");
    for (const type of [/connect: .*Promise<.*GetChannelConnectionResponseDto>/, /sandbox: \(\) => .*Sandbox/]) {
      if (!type.test(types)) throw new Error(`There is no ${type} in\n${types}`);
    }
  },
});

export const rows = [rowOf("tsup"), rowOf("tsdown")];
