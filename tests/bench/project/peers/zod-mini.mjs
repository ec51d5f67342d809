import * as z from "zod/mini";
import { identifierPattern, owns } from "./rules.mjs";
import { createAfter } from "./send.mjs";

const filled = z.string().check(z.minLength(1));
const optional = z.nullish(z.string());
const identifier = z.string().check(z.regex(identifierPattern));
const entry = z.union([identifier, z.object({ id: identifier, data: z.optional(z.record(z.string(), z.unknown())) })]);
const count = (context) => Object.keys(context).length;

const schema = z
  .object({
    identifier: optional,
    subscriberId: optional,
    context: z.nullish(z.record(identifier, entry).check(z.refine((context) => count(context) >= 1 && count(context) <= 5))),
    connectionMode: z.nullish(z.enum(["subscriber", "shared"])),
    integrationIdentifier: filled,
    workspace: z.object({ id: filled, name: optional, botUserId: optional }),
    auth: z.object({
      accessToken: filled.check(z.refine((token) => !token.startsWith("nvsk."))),
      refreshToken: optional,
      expiresAt: optional,
      refreshTokenExpiresAt: optional,
    }),
  })
  .check(z.refine(owns));

export const validate = (request) => schema.safeParse(request);
export const isRight = ({ success }) => success;
export const creator = createAfter((request) => isRight(validate(request)));
