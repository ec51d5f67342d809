import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installBrowser } from "./install-browsers.mjs";
import { UserError, ask, root, run, runIfStarted } from "./run.mjs";
import { say } from "./say.mjs";
import { whenChanged } from "./when-changed.mjs";

/** Sees to everything that building needs and, with `browser`, to what testing needs. Does nothing where all is there. */
export async function setUp({ browser = false } = {}) {
  checkNode();
  await installToolchain();
  await installWasmBindgen();
  await installNodeModules();
  if (browser) await installBrowser();
}

function checkNode() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20) throw new UserError(`Node ${process.versions.node} is too old: install Node 20 or newer from https://nodejs.org.`);
}

async function installToolchain() {
  if (!(await ask("rustup", "--version"))) {
    throw new UserError("rustup is missing: install it with `curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y`.");
  }
  const { channel, components, targets } = wantedToolchain();
  const installed = (await ask("rustup", "toolchain", "list")) ?? "";
  if (!installed.split("\n").some((line) => line.startsWith(`${channel}-`))) {
    say(`Installing Rust ${channel} …`);
    await run("rustup", ["toolchain", "install", channel, "--profile", "minimal", "--no-self-update"]);
  }
  const parts = (await ask("rustup", "component", "list", "--installed", "--toolchain", channel)) ?? "";
  const missing = components.filter((part) => !parts.includes(part));
  if (missing.length > 0) {
    say(`Adding ${missing.join(", ")} …`);
    await run("rustup", ["component", "add", "--toolchain", channel, ...missing]);
  }
  const missingTargets = targets.filter((target) => !parts.includes(`rust-std-${target}`));
  if (missingTargets.length > 0) {
    say(`Adding the target ${missingTargets.join(", ")} …`);
    await run("rustup", ["target", "add", "--toolchain", channel, ...missingTargets]);
  }
}

/** What `rust-toolchain.toml` names: `{ channel, components, targets }`. Its values are written as JSON writes them. */
function wantedToolchain() {
  const text = readFileSync(join(root, "rust-toolchain.toml"), "utf8");
  return Object.fromEntries([...text.matchAll(/^(\w+) = (.+)$/gm)].map(([, name, value]) => [name, JSON.parse(value)]));
}

/** `wasm-bindgen` refuses a wasm that was compiled with any other version of its crate. */
async function installWasmBindgen() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const version = /name = "wasm-bindgen"\nversion = "(.+)"/.exec(lock)[1];
  const installed = await ask(join(root, "target/tools/bin/wasm-bindgen"), "--version");
  if (installed === `wasm-bindgen ${version}`) return;
  say(`Building the command wasm-bindgen ${version}: once, for about three minutes …`);
  const install = ["install", "wasm-bindgen-cli", "--version", version, "--force", "--root", "target/tools"];
  const { code } = await run("cargo", [...install, "--locked"], { mayFail: true });
  // A mirror of the registry may lack a version that the lock file of the command names. The command itself is of this version all the same.
  if (code !== 0) await run("cargo", install);
}

async function installNodeModules() {
  await whenChanged({
    name: "node_modules",
    inputs: ["package.json", "package-lock.json"],
    outputs: ["node_modules"],
    async make() {
      say("Installing what package-lock.json names …");
      // npm empties node_modules itself, but stumbles over one that was half removed.
      if (!existsSync(join(root, "node_modules/.package-lock.json"))) rmSync(join(root, "node_modules"), { recursive: true, force: true });
      await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    },
  });
}

await runIfStarted(import.meta.url, () => setUp({ browser: process.argv.includes("--browser") }));
