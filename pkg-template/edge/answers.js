// What a page is told of what the calls of the handler end with.

import { isNovuError } from "snippets/novu-error.js";
import { __edge_end } from "../client_bg.js";
import * as tables from "../edge-tables.js";

/** The answers to what is refused, by name. */
export const refusals = Object.fromEntries(tables.refusalNames.map((name, index) => [name, tables.refusals[index]]));

/** The members of these names that an object has. */
export const pick = (object, names) =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(object ?? {}, name) && object[name] !== undefined).map((name) => [name, object[name]]));

/** A connection as a page is shown it: its tokens are nobody's. */
export const shown = (connection) => ({ ...pick(connection, tables.connectionMembers), auth: {} });

/** The answer with a connection that was created. */
export const answerToCreation = (connection) => answerTo(connection);

/** The answer with a connection that was found, if it is in the scope. */
export const answerToFinding = (connection, scope) => answerTo(connection, undefined, scope, true);

/** The answer to a call that failed; of a look whether a connection exists, a page is told no more than that. */
export function answerToFailure(error, isLookUp = false) {
  // What else it can be is a trap, or the reason of the application's own signal.
  if (!isNovuError(error)) throw error;
  return answerTo(undefined, error, undefined, isLookUp);
}

function answerTo(connection, error, scope, isLookUp = false) {
  const { refusal, status, retryAfter } = __edge_end(connection, error, scope, isLookUp);
  const headers = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
  if (refusal !== undefined) return { ...tables.refusals[refusal], headers };
  return { status, headers, body: error ? { ...errorBody(error), ...toldInstead(error) } : shown(connection) };
}

export const errorBody = (error) => pick(error, tables.errorMembers);

const toldInstead = ({ code }) => Object.hasOwn(tables.toldInstead, code) && { message: tables.toldInstead[code] };
