import * as v from "valibot";
import { identifierPattern, owns } from "./rules.mjs";
import { createAfter } from "./send.mjs";

const filled = v.pipe(v.string(), v.nonEmpty());
const optional = v.nullish(v.string());
const identifier = v.pipe(v.string(), v.regex(identifierPattern));
const entry = v.union([identifier, v.object({ id: identifier, data: v.optional(v.record(v.string(), v.unknown())) })]);

const schema = v.pipe(
  v.object({
    identifier: optional,
    subscriberId: optional,
    context: v.nullish(v.pipe(v.record(identifier, entry), v.minEntries(1), v.maxEntries(5))),
    connectionMode: v.nullish(v.picklist(["subscriber", "shared"])),
    integrationIdentifier: filled,
    workspace: v.object({ id: filled, name: optional, botUserId: optional }),
    auth: v.object({
      accessToken: v.pipe(
        filled,
        v.check((token) => !token.startsWith("nvsk.")),
      ),
      refreshToken: optional,
      expiresAt: optional,
      refreshTokenExpiresAt: optional,
    }),
  }),
  v.check(owns),
);

export const validate = (request) => v.safeParse(schema, request);
export const isRight = ({ success }) => success;
export const creator = createAfter((request) => isRight(validate(request)));
