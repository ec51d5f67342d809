import * as z from "zod";
import { identifierPattern, owns } from "./rules.mjs";
import { createAfter } from "./send.mjs";

const filled = z.string().min(1);
const optional = z.string().nullish();
const identifier = z.string().regex(identifierPattern);
const entry = z.union([identifier, z.object({ id: identifier, data: z.record(z.string(), z.unknown()).optional() })]);
const count = (context) => Object.keys(context).length;

const schema = z
  .object({
    identifier: optional,
    subscriberId: optional,
    context: z
      .record(identifier, entry)
      .refine((context) => count(context) >= 1 && count(context) <= 5)
      .nullish(),
    connectionMode: z.enum(["subscriber", "shared"]).nullish(),
    integrationIdentifier: filled,
    workspace: z.object({ id: filled, name: optional, botUserId: optional }),
    auth: z.object({
      accessToken: filled.refine((token) => !token.startsWith("nvsk.")),
      refreshToken: optional,
      expiresAt: optional,
      refreshTokenExpiresAt: optional,
    }),
  })
  .refine(owns);

export const validate = (request) => schema.safeParse(request);
export const isRight = ({ success }) => success;
export const creator = createAfter((request) => isRight(validate(request)));
