/**
 * What each row does with the package, wherever it runs: validate, create, and create once more for the same subscriber, which
 * is a conflict. It imports nothing: a fixture hands over what it imported, in the way that is usual there.
 *
 * What it connects may come from elsewhere in the package, as `{ workspace, auth }`.
 *
 * Returns what was seen, as JSON. `expect-scenario.mjs` says what that has to be.
 */
export async function scenario(
  { NovuError, createChannelConnection, generateIdentifier, isNovuError, validateCreateChannelConnectionRequest },
  options,
  connected = { workspace: { id: "T0123ABCD", name: "Acme" }, auth: { accessToken: "xoxb-token" } },
) {
  const request = {
    integrationIdentifier: "slack-prod",
    subscriberId: generateIdentifier(),
    context: { tenant: "org-acme" },
    ...connected,
  };
  const wrong = validateCreateChannelConnectionRequest({ ...request, workspace: {}, auth: { accessToken: 5 } });
  const connection = await createChannelConnection(request, options);
  const conflict = await createChannelConnection(request, options).then(
    () => undefined,
    (error) => error,
  );
  return {
    valid: validateCreateChannelConnectionRequest(request).success,
    faults: wrong.issues.map(({ path }) => path.join(".")),
    connection,
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
