import { requestSchema } from "./request-schema.js";

/** The JSON Schema of a request (https://standardschema.dev/json-schema). What the validation gives is what it got. */
export const jsonSchema = { input: schemaFor, output: schemaFor };

function schemaFor(options) {
  switch (options?.target) {
    case "draft-2020-12":
      return requestSchema();
    case "draft-07":
      return { ...requestSchema(), $schema: "http://json-schema.org/draft-07/schema#" };
    case "openapi-3.0":
      return JSON.parse(JSON.stringify(requestSchema()), toOpenApi);
    default:
      throw new Error('jsonSchema: target must be "draft-2020-12", "draft-07" or "openapi-3.0".');
  }
}

/** OpenAPI 3.0 has another word for null, and none for the names of members. */
function toOpenApi(name, value) {
  if (name === "$schema" || name === "propertyNames") return undefined;
  return Array.isArray(value?.type) ? { ...value, type: value.type[0], nullable: true } : value;
}
