import { channelConnectionFormSchema } from "novu-channel-connections";

const { properties, required, ...schema } = channelConnectionFormSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
const { auth, ...others } = properties;

/** A tool for `client.responses.create({ tools: [connectTool], … })`. The model chooses all but the tokens, which it must not see. */
export const connectTool = {
  type: "function",
  name: "connect_workspace",
  description: "Connects a workspace to Novu",
  parameters: { ...schema, properties: others, required: required.filter((name) => name !== "auth") },
  strict: false, // in strict mode all fields would be required
};
