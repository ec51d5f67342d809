import * as novu from "novu-channel-connections";
import { fromSlackOAuth } from "novu-channel-connections/providers";
import { createSandbox } from "novu-channel-connections/testing";
import { scenario } from "../scenario.mjs";

/** What both routes answer with: what the scenario saw. */
export async function run(request) {
  const secretKey = "key-of-the-row";
  const serverURL = new URL(request.url).searchParams.get("novu");
  const overHttp = await scenario(novu, { secretKey, serverURL });
  const connected = fromSlackOAuth({ ok: true, access_token: "xoxb-token", team: { id: "T0123ABCD", name: "Acme" } });
  const inProcess = await scenario(novu, { secretKey, fetch: createSandbox().fetch }, connected);
  return Response.json({ overHttp, inProcess });
}
