import { writeFileSync } from "node:fs";
import * as novu from "novu-channel-connections";

test("a form validates in Jest's jsdom, as an ES module", () => {
  const request = { integrationIdentifier: "slack-prod", subscriberId: "Zoë 🦊", workspace: { id: "" }, auth: { accessToken: "xoxb-token" } };
  const { issues } = novu.validateCreateChannelConnectionRequest({ ...request, context: { "täg 🦊": "a" } });
  const kinds = [typeof document, typeof TextDecoder];
  writeFileSync(process.env.SEEN, JSON.stringify({ kinds, request: issues.map(({ path, code }) => [path, code]), identifier: novu.generateIdentifier() }));
});
