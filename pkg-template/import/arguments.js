import { parseArgs } from "node:util";
import { CannotBegin } from "./cannot-begin.js";
import { commandConstants, isKeyOption, wrongArguments } from "./wasm.js";

/** The arguments of the command: `{ command, files, values }`, the values of each option as an array of texts. */
export function readArguments(args) {
  const texts = commandConstants();
  if (args.some(isKeyOption)) throw new CannotBegin(texts.keyInArguments);
  const options = Object.fromEntries(
    texts.options.map(({ name, value, is_multiple: multiple }) => [name, { type: value ? "string" : "boolean", multiple: multiple && Boolean(value) }]),
  );
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new CannotBegin(wrongArguments(error.message));
  }
  const [command, ...files] = parsed.positionals;
  const values = Object.fromEntries(Object.entries(parsed.values).map(([name, value]) => [name, value === true ? [] : [value].flat()]));
  return { command, files, values };
}
