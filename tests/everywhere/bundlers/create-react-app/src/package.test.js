import { writeFileSync } from "fs";
import * as novu from "novu-channel-connections";
import { handleCreateChannelConnection } from "novu-channel-connections/edge";
import { novuError } from "novu-channel-connections/testing";

// The jsdom of Jest 27 has no crypto: what is left there is what a form does.
test("a form validates, and the other entries can be imported", () => {
  const [{ code }] = novu.validateField(["workspace", "id"], "");
  writeFileSync(process.env.SEEN, JSON.stringify([code, novuError({ code: "conflict" }).code, typeof handleCreateChannelConnection]));
});
