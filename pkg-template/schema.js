import { validateCreateChannelConnectionRequest } from "./client_bg.js";

/** The validation as a Standard Schema (https://standardschema.dev), for form and router libraries. */
export const createChannelConnectionRequestSchema = {
  "~standard": {
    version: 1,
    vendor: "novu-channel-connections",
    validate(input) {
      const result = validateCreateChannelConnectionRequest(input);
      return result.success ? { value: result.data } : { issues: result.issues };
    },
  },
};
