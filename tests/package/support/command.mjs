import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importInstalled, project } from "./installed.mjs";

const { testing, testingNode } = await importInstalled();

export const secretKey = "sk-bait-of-the-command";

/** As `npx` finds it. */
export const executable = join(project, "node_modules/.bin/novu-channel-connections");

/** A folder that goes with the test. */
export function folderOf(t) {
  const folder = mkdtempSync(join(tmpdir(), "import-test-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A sandbox behind a socket: `{ sandbox, url }`. `on` sees each request before it is handled. */
export async function servedSandbox(t, options, on = () => {}) {
  const sandbox = testing.createSandbox(options);
  const handle = (request) => {
    on(request);
    return sandbox.handle(request);
  };
  const { url, close } = await testingNode.serveSandbox({ ...sandbox, handle });
  t.after(close);
  return { sandbox, url };
}

/** Starts the command: `{ child, ended }`, where `ended` resolves to `{ code, signal, out, err }`. */
export function start(args, { input, env = {}, cwd } = {}) {
  const child = spawn(process.execPath, [executable, ...args], { cwd, env: { PATH: process.env.PATH, NOVU_SECRET_KEY: secretKey, ...env } });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += chunk));
  child.stderr.on("data", (chunk) => (said.err += chunk));
  child.stdin.on("error", () => {});
  child.stdin.end(input ?? "");
  const ended = new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, ...said })));
  return { child, ended };
}

/** Runs the command to its end. */
export const run = (args, options) => start(args, options).ended;

/** A line that is an installation of Bolt, with tokens that nobody may see. */
export const lineOf = (number, change = {}) => ({
  subscriberId: `user-${number}`,
  installation: {
    team: { id: `T${number}`, name: `Team ${number}` },
    bot: { token: `xoxb-bait-${number}`, userId: `U${number}`, id: "B1", scopes: ["chat:write"] },
    user: { id: "U1", token: `xoxp-bait-${number}` },
  },
  ...change,
});

export const ndjson = (lines) => lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");

/** Writes lines into a file of a folder, and returns its path. */
export function writeLines(folder, name, lines) {
  const path = join(folder, name);
  writeFileSync(path, ndjson(lines));
  return path;
}

export const read = (path) => readFileSync(path, "utf8");

/** The lines of a file of JSON. */
export const records = (path) => read(path).trim().split("\n").map((line) => JSON.parse(line));

export const integration = ["--integration", "slack-prod"];

/** Nothing that the command tells anybody has a token or the key in it. */
export function expectNoSecrets(...texts) {
  for (const text of texts) assert.doesNotMatch(text, /bait/);
}

export const range = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);
