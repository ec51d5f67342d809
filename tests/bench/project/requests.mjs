/** The request that everybody checks and sends: every field, and two contexts. As text, since a server gets it so. */
const full = JSON.stringify({
  identifier: "slack-prod-user123-4k2m9x0q7c1z",
  subscriberId: "user-123",
  context: { tenant: "org-acme", project: { id: "web-shop", data: { region: "eu-central", plan: "business" } } },
  connectionMode: "subscriber",
  integrationIdentifier: "slack-prod",
  workspace: { id: "T0123456", name: "Acme HQ", botUserId: "U0987654" },
  auth: {
    accessToken: "xoxe.xoxb-1-access-token-of-acme",
    refreshToken: "xoxe-1-refresh-token-of-acme",
    expiresAt: "2026-12-01T12:00:00.000Z",
    refreshTokenExpiresAt: "2027-12-01T12:00:00.000Z",
  },
});

const fullWith = (change) => {
  const request = JSON.parse(full);
  change(request);
  return JSON.stringify(request);
};

/** The valid request, and one for each way of being wrong, as JSON. `typesTell`: the types alone show that it is wrong. */
export const requests = {
  valid: { text: full, valid: true },
  "a missing workspace.id": { text: fullWith(({ workspace }) => delete workspace.id), typesTell: true },
  "a number for a token": { text: fullWith(({ auth }) => (auth.accessToken = 12345)), typesTell: true },
  "an empty integrationIdentifier": { text: fullWith((request) => (request.integrationIdentifier = "")) },
  "a context id with a blank": { text: fullWith(({ context }) => (context.tenant = "org acme")) },
  "six contexts": { text: fullWith(({ context }) => Object.assign(context, { team: "t1", site: "s1", zone: "z1", unit: "u1" })) },
  "no owner": { text: fullWith((request) => ["subscriberId", "context", "connectionMode"].forEach((name) => delete request[name])) },
};

/** What Novu answers to the valid request. */
export const answer = JSON.stringify({
  data: {
    ...{ identifier: "slack-prod-user123-4k2m9x0q7c1z", channel: "chat", providerId: "slack" },
    ...{ integrationIdentifier: "slack-prod", subscriberId: "user-123", contextKeys: ["project:web-shop", "tenant:org-acme"] },
    workspace: { id: "T0123456", name: "Acme HQ", botUserId: "U0987654" },
    auth: { accessToken: "xoxe.xoxb-1-access-token-of-acme" },
    ...{ createdAt: "2026-11-23T12:00:00.000Z", updatedAt: "2026-11-23T12:00:00.000Z" },
  },
});

const init = { status: 201, headers: { "content-type": "application/json; charset=utf-8" } };

/** Instead of the network: it answers at once, with a real Response. */
export const stubFetch = async () => new Response(answer, init);
