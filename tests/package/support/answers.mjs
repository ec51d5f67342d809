/** A request that is right, and tokens that must never be seen again. */
export const secrets = ["secret-key-7f3a", "xoxb-access-9c1e", "xoxe-refresh-2b8d"];
const [secretKey, accessToken, refreshToken] = secrets;

export { secretKey };

export const validRequest = () => ({
  integrationIdentifier: "slack-prod",
  subscriberId: "user-123",
  context: { tenant: "org-acme" },
  workspace: { id: "T0123456", name: "Acme HQ" },
  auth: { accessToken, refreshToken },
});

/** What Novu answers to a request that created a connection. */
export async function created(request) {
  const { identifier, integrationIdentifier, subscriberId = null, workspace, auth } = await request.json();
  const data = {
    ...{ identifier, channel: "chat", providerId: "slack", integrationIdentifier, subscriberId },
    ...{ contextKeys: ["tenant:org-acme"], workspace, auth: { accessToken: auth.accessToken } },
    ...{ createdAt: "2026-11-23T12:00:00.000Z", updatedAt: "2026-11-23T12:00:00.000Z" },
  };
  return Response.json({ data }, { status: 201 });
}

export const failed = (status, body = {}, headers = {}) => Response.json({ statusCode: status, message: "no", ...body }, { status, headers });

/** A connection of a sandbox as Novu's answers have it: of `auth` with the access token alone. */
export const asAnswered = (connection) => ({ ...connection, auth: { accessToken: connection.auth.accessToken } });
