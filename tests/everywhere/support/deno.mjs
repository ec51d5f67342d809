import { join } from "node:path";
import { install } from "./install.mjs";

/** The file of Deno, as npm carries it. */
export const deno = async () => join(await install("runtimes/deno"), "node_modules/@deno/linux-x64-glibc/deno");
