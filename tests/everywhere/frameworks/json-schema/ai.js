import { jsonSchema, tool } from "ai";
import { channelConnectionFormSchema, createChannelConnection } from "novu-channel-connections";

const { properties, required, ...schema } = channelConnectionFormSchema["~standard"].jsonSchema.input({ target: "draft-07" });
const { auth, ...others } = properties;

/** A tool for `generateText({ tools: { connect: connectTool(…) }, … })`. The model chooses all but the tokens, which it must not see. */
export const connectTool = (auth, options) =>
  tool({
    description: "Connects a workspace to Novu",
    inputSchema: jsonSchema({ ...schema, properties: others, required: required.filter((name) => name !== "auth") }),
    execute: async (input) => (await createChannelConnection({ ...input, auth }, options)).identifier,
  });
