import * as novu from "novu-channel-connections";
import * as edge from "novu-channel-connections/edge";
import * as testing from "novu-channel-connections/testing";
import { onServer } from "../../scenario.mjs";

export async function GET(request) {
  const serverURL = new URL(request.url).searchParams.get("novu");
  return Response.json(await onServer({ novu, testing, edge }, { secretKey: "key-of-the-row", serverURL }));
}
