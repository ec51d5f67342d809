import { sandbox } from "./sandbox.js";

/** The options that reach Novu with the worker's key or, where it has none, a sandbox. */
export function novu({ NOVU_SECRET_KEY, NOVU_SERVER_URL }) {
  if (NOVU_SECRET_KEY) return { secretKey: NOVU_SECRET_KEY, serverURL: NOVU_SERVER_URL || undefined };
  return { secretKey: "sandbox", fetch: sandbox().fetch };
}
