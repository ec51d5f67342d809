import { join } from "node:path";
import { expectOnServer } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

const deno = { name: "Deno", tool: "runtimes/deno", carrier: "@deno/linux-x64-glibc", file: "deno", args: ["run", "--allow-env", "--allow-net=127.0.0.1", "main.mjs"] };
const bun = { name: "Bun", tool: "runtimes/bun", carrier: "@oven/bun-linux-x64-baseline", file: "bin/bun" };

const rowOf = ({ name, tool, carrier, file, args }) => ({
  name,
  version: versionIn(tool, carrier),
  async run({ command, after }) {
    const binary = join(await install(tool), "node_modules", carrier, file);
    const cwd = await install("runtimes/plain");
    const { env, requests } = await serveNovu(after);
    expectOnServer(JSON.parse(await command(binary, args, { cwd, env })), requests());
  },
});

export const rows = [
  rowOf({ ...deno, name: "Deno, import" }),
  rowOf({ ...bun, name: "Bun, import", args: ["main.mjs"] }),
  rowOf({ ...bun, name: "Bun, require", args: ["main.cjs"] }),
];
