/** Why a run cannot begin, in one sentence for people. */
export class CannotBegin extends Error {}

/** The same, of what Rust says of options and files, or of a fault of the file system, with the path if one is given; other errors stay. */
export function cannotBegin(error, path) {
  const message = typeof error === "string" ? error : error.syscall && error.message;
  if (!message) return error;
  return new CannotBegin(path === undefined ? message : `${path}: ${message}`);
}
