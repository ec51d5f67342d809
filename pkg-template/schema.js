import { validateCreateChannelConnectionRequest } from "./client_bg.js";
import { jsonSchema } from "./json-schema.js";

/** The validation as a Standard Schema (https://standardschema.dev), for form and router libraries. */
export const createChannelConnectionRequestSchema = /* @__PURE__ */ schemaOf(({ issues }) => issues);

/** The same for a page whose worker decides the owner. */
export const channelConnectionFormSchema = /* @__PURE__ */ schemaOf(({ issues }) => issues.filter(({ code }) => code !== "scope"));

function schemaOf(issuesOf) {
  return standardSchema((input) => {
    const result = validateCreateChannelConnectionRequest(input);
    const issues = result.success ? [] : issuesOf(result);
    return issues.length > 0 ? { issues } : { value: result.success ? result.data : input };
  }, jsonSchema);
}

/** The same schema, whose messages name fields by these labels. */
export function withLabels(schema, labels) {
  return standardSchema((input) => {
    const result = schema["~standard"].validate(input);
    return result.issues ? { issues: result.issues.map((issue) => ({ ...issue, message: labelled(issue, labels) })) } : result;
  }, schema["~standard"].jsonSchema);
}

function labelled({ path, message }, labels) {
  const name = path.join(".");
  return name !== "" && Object.hasOwn(labels, name) && message.startsWith(name) ? labels[name] + message.slice(name.length) : message;
}

function standardSchema(validate, jsonSchema) {
  return { "~standard": { version: 1, vendor: "novu-channel-connections", validate, jsonSchema } };
}
