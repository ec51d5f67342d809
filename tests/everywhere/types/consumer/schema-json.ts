import schema from "novu-channel-connections/schema.json";

export const required: string[] = schema.required;
export const workspace: { required: string[] } = schema.properties.workspace;
