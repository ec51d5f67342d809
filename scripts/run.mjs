import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

// A shell that was open while rustup was installed does not have its folder on the PATH yet.
const cargoBin = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin");
const PATH = `${process.env.PATH}${delimiter}${cargoBin}`;

/** A fault that one sentence explains: a stack trace would only hide it. */
export class UserError extends Error {}

/**
 * Runs a command from the root of the repository, shows its output unless `quiet`, and resolves to
 * `{ code, output }`. A code other than 0 stops everything, unless `mayFail`.
 */
export function run(command, args, { quiet = false, mayFail = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks = [];
    const keep = (target) => (chunk) => {
      chunks.push(chunk);
      if (!quiet) target.write(chunk);
    };
    child.stdout.on("data", keep(process.stdout));
    child.stderr.on("data", keep(process.stderr));
    child.on("error", reject);
    child.on("close", (code) => {
      const output = Buffer.concat(chunks).toString();
      if (code === 0 || mayFail) return resolve({ code, output });
      if (quiet) process.stderr.write(output);
      reject(new UserError(`\`${command} ${args.join(" ")}\` failed (exit code ${code}).`));
    });
  });
}

/** What a command prints, or undefined where there is no such command, or it fails. */
export async function ask(command, ...args) {
  try {
    const { code, output } = await run(command, args, { quiet: true, mayFail: true });
    return code === 0 ? output.trim() : undefined;
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Runs the script behind `import.meta.url` if it is the one that was started, and tells of a fault in one sentence. */
export async function runIfStarted(url, main) {
  // Node names the script as it was called, perhaps by a symbolic link, and the module where it really is.
  const [, started = ""] = process.argv;
  if (!existsSync(started) || realpathSync(started) !== realpathSync(fileURLToPath(url))) return;
  try {
    await main();
  } catch (error) {
    console.error(error instanceof UserError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
