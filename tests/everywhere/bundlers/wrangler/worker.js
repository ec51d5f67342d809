import * as novu from "novu-channel-connections";
import { fromSlackOAuth } from "novu-channel-connections/providers";
import { createSandbox } from "novu-channel-connections/testing";
import { scenario } from "./scenario.mjs";

export default {
  async fetch(request, { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: serverURL }) {
    const overHttp = await scenario(novu, { secretKey, serverURL });
    const connected = fromSlackOAuth({ ok: true, access_token: "xoxb-token", team: { id: "T0123ABCD", name: "Acme" } });
    const inProcess = await scenario(novu, { secretKey, fetch: createSandbox().fetch }, connected);
    return Response.json({ overHttp, inProcess });
  },
};
