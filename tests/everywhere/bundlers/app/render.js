import * as novu from "novu-channel-connections";
import { fromSlackOAuth } from "novu-channel-connections/providers";
import { createSandbox } from "novu-channel-connections/testing";
import { scenario } from "./scenario.mjs";

/** What a server renders with Vite's SSR: here, what the scenario saw. */
export async function render() {
  const secretKey = process.env.NOVU_SECRET_KEY;
  const overHttp = await scenario(novu, { secretKey, serverURL: process.env.NOVU_SERVER_URL });
  const connected = fromSlackOAuth({ ok: true, access_token: "xoxb-token", team: { id: "T0123ABCD", name: "Acme" } });
  const inProcess = await scenario(novu, { secretKey, fetch: createSandbox().fetch }, connected);
  return { overHttp, inProcess };
}
