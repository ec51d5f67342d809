import { cannotBegin } from "./cannot-begin.js";
import { ImportRun } from "./wasm.js";

/** A run with the values of the options. */
export function newRun(values) {
  try {
    return new ImportRun(values);
  } catch (error) {
    throw cannotBegin(error);
  }
}
