import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/** Their packages would put the binaries in their places when installed, with scripts that nobody runs here. */
const binaryOf = { x64: { deno: "@deno/linux-x64-glibc", bun: "@oven/bun-linux-x64" }, arm64: { deno: "@deno/linux-arm64-glibc", bun: "@oven/bun-linux-aarch64" } };
const binary = (runtime, path) => join(dirname(resolve(`${binaryOf[process.arch][runtime]}/package.json`)), path);

/** The command that runs a script in each runtime. */
export const runtimes = {
  Node: () => [process.execPath],
  Deno: () => [binary("deno", "deno"), "run", "--allow-all", "--no-remote", "--no-lock"],
  Bun: () => [binary("bun", "bin/bun"), "run"],
};
