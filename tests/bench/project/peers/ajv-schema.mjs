import { identifierPattern } from "./rules.mjs";

const filled = { type: "string", minLength: 1 };
const optional = { type: ["string", "null"] };
const identifier = { type: "string", pattern: identifierPattern.source };
const object = (required, properties) => ({ type: "object", required, properties });
const modeIs = (mode) => object(["connectionMode"], { connectionMode: { const: mode } });
const hasSubscriber = object(["subscriberId"], { subscriberId: filled });
const hasContext = object(["context"], { context: { type: "object" } });

export const schema = {
  ...object(["integrationIdentifier", "workspace", "auth"], {
    identifier: optional,
    subscriberId: optional,
    context: {
      type: ["object", "null"],
      minProperties: 1,
      maxProperties: 5,
      propertyNames: identifier,
      additionalProperties: { anyOf: [identifier, object(["id"], { id: identifier, data: { type: "object" } })] },
    },
    connectionMode: { enum: ["subscriber", "shared", null] },
    integrationIdentifier: filled,
    workspace: object(["id"], { id: filled, name: optional, botUserId: optional }),
    auth: object(["accessToken"], {
      accessToken: { ...filled, pattern: "^(?!nvsk\\.)" },
      ...{ refreshToken: optional, expiresAt: optional, refreshTokenExpiresAt: optional },
    }),
  }),
  allOf: [
    { if: modeIs("shared"), then: hasContext },
    { if: modeIs("subscriber"), then: hasSubscriber },
    { anyOf: [hasSubscriber, hasContext] },
  ],
};
