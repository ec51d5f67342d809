import { spawn } from "node:child_process";
import { delimiter } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { binOfNode } from "./nodes.mjs";

// Tools ask nobody, report nothing, and do not wait for an answer.
const quiet = {
  CI: "1",
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
  DO_NOT_TRACK: "1",
  DENO_NO_UPDATE_CHECK: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NO_UPDATE_NOTIFIER: "1",
  WRANGLER_SEND_METRICS: "false",
  npm_config_update_notifier: "false",
};

const running = new Set();

// Each command leads a group of its own, so that nothing it started outlives it.
function end(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

process.on("exit", () => running.forEach(end));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

async function launch(file, args, { cwd, env = {}, node }) {
  const PATH = node ? `${await binOfNode(node)}${delimiter}${process.env.PATH}` : process.env.PATH;
  const child = spawn(file, args, { cwd, env: { ...process.env, ...quiet, PATH, ...env }, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const chunks = [];
  const output = () => stripVTControlCharacters(Buffer.concat(chunks).toString());
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(signal ?? code));
  }).finally(() => running.delete(child));
  return { child, output, ended, words: [file, ...args].join(" ") };
}

/** The commands of a row: they run in `folder`, and end with the row. `after` takes what is to be done then. */
export function processes({ folder, after }) {
  const servers = [];
  return {
    /** What the servers printed until now: it explains why a row failed. */
    said: () => servers.map((output) => output()).join("\n"),

    /** Runs a command to its end, and resolves to its output. Any exit code but 0 is an error that holds the output. */
    async command(file, args, { cwd = folder, ...options } = {}) {
      const { child, output, ended, words } = await launch(file, args, { cwd, ...options });
      after(() => end(child));
      const code = await ended;
      if (code !== 0) throw new Error(`\`${words}\` failed (${code}):\n${output()}`);
      return output();
    },

    /** Starts a server, and resolves to the match of `ready` in its output, or fails with the output if it ends before. */
    async start(file, args, { cwd = folder, ready, ...options } = {}) {
      const { child, output, ended, words } = await launch(file, args, { cwd, ...options });
      after(() => end(child));
      const match = new Promise((resolve) => {
        const look = () => {
          const found = ready.exec(output());
          if (found) resolve(found);
        };
        for (const stream of [child.stdout, child.stderr]) stream.on("data", look);
      });
      const early = ended.then((code) => Promise.reject(new Error(`\`${words}\` ended (${code}) before it was ready:\n${output()}`)));
      early.catch(() => {});
      servers.push(() => `\n\`${words}\` said:\n${output()}`);
      return Promise.race([match, early]);
    },
  };
}
