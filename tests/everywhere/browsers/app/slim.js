import * as novu from "novu-channel-connections/slim";
import { report } from "./report.js";
import { scenario } from "./scenario.mjs";
import { show } from "./show.js";

show(async () => {
  try {
    await novu.initialize(fetch("/node_modules/novu-channel-connections/novu-channel-connections.wasm"));
  } catch (error) {
    return { refused: [report(novu, error)] };
  }
  return { seen: await scenario(novu, { serverURL: `${location.origin}/api` }) };
});
