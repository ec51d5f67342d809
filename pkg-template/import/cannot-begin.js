/** Why a run cannot begin, in one sentence for people. */
export class CannotBegin extends Error {}

/** A fault of the file system in such a sentence. */
export function unreadable(error, path) {
  return error.syscall ? new CannotBegin(`${path}: ${error.message}`) : error;
}
