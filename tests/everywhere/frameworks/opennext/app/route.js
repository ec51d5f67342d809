import * as novu from "novu-channel-connections";
import { scenario } from "../scenario.mjs";

// The main entry alone: OpenNext 1.20 finds what is imported from others of an external package in one build, and in the next it does not.
export async function GET(request) {
  const serverURL = new URL(request.url).searchParams.get("novu");
  return Response.json(await scenario(novu, { secretKey: "key-of-the-row", serverURL }));
}
