import * as novu from "novu-channel-connections";
import { createSandbox } from "novu-channel-connections/testing";
import { scenario } from "./scenario.mjs";

export default {
  async fetch(request, { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: serverURL }) {
    const overHttp = await scenario(novu, { secretKey, serverURL });
    const inProcess = await scenario(novu, { secretKey, fetch: createSandbox().fetch });
    return Response.json({ overHttp, inProcess });
  },
};
