/** What a context id, and a context type, may look like. */
export const identifierPattern = /^[a-zA-Z0-9_-]{1,100}$/;

/** Whether a request, right otherwise, says whom the connection belongs to. */
export function owns({ subscriberId, context, connectionMode }) {
  if (connectionMode === "shared") return Boolean(context);
  return Boolean(subscriberId || (connectionMode !== "subscriber" && context));
}
