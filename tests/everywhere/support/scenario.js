const body = {
  integrationIdentifier: "slack-prod",
  context: { tenant: "org-acme" },
  workspace: { id: "T0123ABCD", name: "Acme" },
  auth: { accessToken: "xoxb-token" },
};

/**
 * What each row does with the package, wherever it runs: validate, create, create once more for the same subscriber, which is a conflict,
 * upsert, and list. It imports nothing: a fixture hands over what it imported, in the way that is usual there.
 *
 * What it connects may come from elsewhere in the package, as `{ workspace, auth }`.
 *
 * Returns what was seen, as JSON. `expect-scenario.mjs` says what that has to be.
 */
export async function scenario(novu, options, connected = {}) {
  const { NovuError, createChannelConnection, generateIdentifier, isNovuError, validateCreateChannelConnectionRequest } = novu;
  const request = { ...body, subscriberId: generateIdentifier(), ...connected };
  const wrong = validateCreateChannelConnectionRequest({ ...request, workspace: {}, auth: { accessToken: 5 } });
  const connection = await createChannelConnection(request, options);
  const conflict = await createChannelConnection(request, options).then(
    () => undefined,
    (error) => error,
  );
  const { connection: upserted } = await novu.upsertChannelConnection({ ...request, workspace: { id: "T9876WXYZ" } }, options);
  const { data } = await novu.listChannelConnections({ subscriberId: request.subscriberId }, options);
  return {
    valid: validateCreateChannelConnectionRequest(request).success,
    faults: wrong.issues.map(({ path }) => path.join(".")),
    connection,
    upserted,
    listed: data.map(({ identifier }) => identifier),
    conflict: conflict && {
      name: conflict.name,
      code: conflict.code,
      status: conflict.status,
      outcome: conflict.outcome,
      connectionIdentifier: conflict.connectionIdentifier,
      message: conflict.message,
      isNovuError: isNovuError(conflict),
      isInstance: conflict instanceof NovuError && conflict instanceof Error,
    },
  };
}

/**
 * What each row does on a server: the scenario over HTTP, the scenario with a sandbox in its own process, and a request of a page to the
 * handler at the edge. In its own process it connects what a provider has answered, where the row has that entry.
 */
export async function onServer({ novu, testing, edge, providers }, { secretKey, serverURL }) {
  const overHttp = await scenario(novu, { secretKey, serverURL });
  const sandbox = testing.createSandbox();
  const connected = providers?.fromSlackOAuth({ ok: true, access_token: "xoxb-token", team: body.workspace });
  const inProcess = await scenario(novu, { secretKey, fetch: sandbox.fetch }, connected);
  const request = new Request("https://app.test/api/v1/channel-connections", {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: "https://app.test" },
    body: JSON.stringify({ ...body, subscriberId: "me" }),
  });
  const authorize = () => ({ subscriberId: "of-the-session" });
  const answer = await edge.handleCreateChannelConnection(request, { secretKey, fetch: sandbox.fetch, authorize });
  return { overHttp, inProcess, atEdge: { status: answer.status, body: await answer.json() } };
}
