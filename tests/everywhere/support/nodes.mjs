import { existsSync } from "node:fs";
import { join } from "node:path";
import { install } from "./install.mjs";
import { NotInstalled } from "./not-installed.mjs";

/** The folder of the `node` of a major version, 20, 22, 24 or 26, as npm carries it. */
export async function binOfNode(major) {
  const bin = join(await install("runtimes/nodes"), "node_modules", `node-${major}`, "bin");
  if (!existsSync(join(bin, "node"))) throw new NotInstalled(`npm carries no Node ${major} for ${process.platform} ${process.arch}`);
  return bin;
}
