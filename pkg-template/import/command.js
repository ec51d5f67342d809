import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { readArguments } from "./arguments.js";
import { CannotBegin } from "./cannot-begin.js";
import { importLines } from "./import.js";
import { reportLines } from "./report.js";
import { commandConstants } from "./wasm.js";

// Otherwise V8 lets short-lived garbage grow to 50 MB, for a speed that waiting for a server does not need.
setFlagsFromString("--semi-space-growth-factor=1");

const commands = { import: importLines, report: reportLines };

async function main() {
  const { command, files, values } = readArguments(process.argv.slice(2));
  if ("version" in values) return print(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version);
  if ("help" in values) return print(commandConstants().help.trimEnd());
  if (!Object.hasOwn(commands, command ?? "")) throw new CannotBegin(commandConstants().noCommand);
  return commands[command]({ files, values }, process.env);
}

function print(text) {
  console.log(text);
  return 0;
}

// Whoever reads has read enough, as `head` has.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(1);
});

try {
  process.exitCode = await main();
} catch (error) {
  // A fault of the system, like a full disk, says what it is; any other is ours.
  console.error(error instanceof CannotBegin || error?.syscall ? error.message : error);
  process.exitCode = error instanceof CannotBegin ? 2 : 1;
}
