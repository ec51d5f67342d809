import { listChannelConnections } from "./client_bg.js";

/** Page after page, each fetched when the loop gets there. */
export async function* iterateChannelConnections(query, options) {
  let first;
  try {
    // What happens to the query afterwards is nothing to the loop.
    first = JSON.parse(JSON.stringify(query) ?? "{}");
  } catch {
    // This says what is wrong with it.
    yield* (await listChannelConnections(query, options)).data;
    return;
  }
  // Without a prototype: what somebody gave to all objects is no part of the query.
  const { after, before, includeCursor, ...filters } = Object.assign(Object.create(null), first);
  const isBackward = Boolean(before);
  const cursors = new Set([before || after]);
  for (let next = first; ; ) {
    const page = await listChannelConnections(next, options);
    yield* isBackward ? page.data.reverse() : page.data;
    const cursor = isBackward ? page.previous : page.next;
    // A cursor that comes again leads round in a circle.
    if (typeof cursor !== "string" || cursor === "" || cursors.has(cursor)) return;
    cursors.add(cursor);
    next = { ...filters, [isBackward ? "before" : "after"]: cursor };
  }
}
