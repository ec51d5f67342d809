import { identifierPattern, owns } from "./rules.mjs";
import { createAfter } from "./send.mjs";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isGiven = (value) => value !== undefined && value !== null;

/** All faults of a request, one a place. */
export function validate(request) {
  const issues = [];
  if (!isObject(request)) return [{ path: "", message: "must be an object" }];
  const { context, connectionMode, workspace, auth } = request;
  optional(request.identifier, "identifier", issues);
  optional(request.subscriberId, "subscriberId", issues);
  if (isObject(context)) contexts(context, issues);
  else if (isGiven(context)) issues.push({ path: "context", message: "must be an object" });
  if (isGiven(connectionMode) && connectionMode !== "subscriber" && connectionMode !== "shared") {
    issues.push({ path: "connectionMode", message: "must be subscriber or shared" });
  }
  filled(request.integrationIdentifier, "integrationIdentifier", issues);
  if (isObject(workspace)) {
    filled(workspace.id, "workspace.id", issues);
    optional(workspace.name, "workspace.name", issues);
    optional(workspace.botUserId, "workspace.botUserId", issues);
  } else issues.push({ path: "workspace", message: "must be an object" });
  if (isObject(auth)) {
    filled(auth.accessToken, "auth.accessToken", issues);
    if (typeof auth.accessToken === "string" && auth.accessToken.startsWith("nvsk.")) {
      issues.push({ path: "auth.accessToken", message: "must not begin with nvsk." });
    }
    optional(auth.refreshToken, "auth.refreshToken", issues);
    optional(auth.expiresAt, "auth.expiresAt", issues);
    optional(auth.refreshTokenExpiresAt, "auth.refreshTokenExpiresAt", issues);
  } else issues.push({ path: "auth", message: "must be an object" });
  if (issues.length === 0 && !owns(request)) issues.push({ path: "", message: "must belong to somebody" });
  return issues;
}

function contexts(context, issues) {
  const types = Object.keys(context);
  if (types.length < 1 || types.length > 5) issues.push({ path: "context", message: "must have 1 to 5 entries" });
  for (const type of types) {
    const value = context[type];
    if (!identifierPattern.test(type)) issues.push({ path: "context", message: "has a type that is no identifier" });
    const id = isObject(value) ? value.id : value;
    if (typeof id !== "string" || !identifierPattern.test(id)) issues.push({ path: `context.${type}`, message: "must be an identifier" });
    if (isObject(value) && value.data !== undefined && !isObject(value.data)) {
      issues.push({ path: `context.${type}.data`, message: "must be an object" });
    }
  }
}

function optional(value, path, issues) {
  if (isGiven(value) && typeof value !== "string") issues.push({ path, message: "must be a text" });
}

function filled(value, path, issues) {
  if (typeof value !== "string") issues.push({ path, message: "must be a text" });
  else if (value === "") issues.push({ path, message: "must not be empty" });
}

export const isRight = (issues) => issues.length === 0;
export const creator = createAfter((request) => isRight(validate(request)));
