import * as novu from "novu-channel-connections";
import { scenario } from "../../scenario.mjs";

export async function GET(request) {
  const serverURL = new URL(request.url).searchParams.get("novu");
  return Response.json(await scenario(novu, { secretKey: "key-of-the-row", serverURL }));
}
