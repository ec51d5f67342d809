import { secretKey } from "./answers.mjs";
import { importInstalled } from "./installed.mjs";
import { serve } from "./serve.mjs";

const { testing } = await importInstalled();

/** A sandbox behind a socket, and the options to reach it; `break_(request)` may answer in its place. */
export async function novu(t, break_ = () => undefined) {
  const sandbox = testing.createSandbox();
  const { url, requests } = await serve(t, async (request) => {
    const broken = await break_(request.clone(), () => sandbox.handle(request.clone()));
    return broken === undefined ? sandbox.handle(request) : broken || undefined;
  });
  return { sandbox, requests, options: { secretKey, serverURL: url } };
}

/** Loses the answer to the first request of a method, after the server has done it. */
export const loseFirst = (method) => {
  let isLost = false;
  return async (request, handle) => {
    if (request.method !== method || isLost) return undefined;
    isLost = true;
    await handle();
    return null;
  };
};

/** A request of a subscriber in a context. */
export const request = (workspace = "T1", accessToken = "xoxb-first") => ({
  integrationIdentifier: "slack-prod",
  subscriberId: "user-123",
  context: { tenant: "org-acme" },
  workspace: { id: workspace },
  auth: { accessToken },
});

/** The request of another subscriber, without a context. */
export const other = (subscriberId) => ({ ...request(), subscriberId, context: undefined });
