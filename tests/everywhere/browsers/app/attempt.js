import * as novu from "novu-channel-connections";
import { createSandbox } from "novu-channel-connections/testing";
import { report } from "./report.js";
import { scenario } from "./scenario.mjs";

/** What the package does under the policy of this script, whether that allows WebAssembly or not. */
export async function attempt() {
  if (isRefused()) {
    const errors = [];
    for (const call of [() => novu.isValidIdentifier("a"), () => createSandbox()]) {
      try {
        call();
      } catch (error) {
        errors.push(error);
      }
    }
    await novu.createChannelConnection({}, {}).catch((error) => errors.push(error));
    return { refused: errors.map((error) => report(novu, error)) };
  }
  // No request leaves: the policy need not allow any.
  return { seen: await scenario(novu, { fetch: createSandbox().fetch, secretKey: "sandbox", dangerouslyAllowBrowser: true }) };
}

/** Whether the browser itself refuses even the smallest module that there is. */
function isRefused() {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])));
    return false;
  } catch {
    return true;
  }
}
