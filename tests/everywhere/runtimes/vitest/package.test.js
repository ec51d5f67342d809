import { writeFileSync } from "node:fs";
import * as novu from "novu-channel-connections";
import { fromSlackOAuth } from "novu-channel-connections/providers";
import { createSandbox } from "novu-channel-connections/testing";
import { test } from "vitest";
import { scenario } from "./scenario.mjs";

test("the package runs in Vitest", async () => {
  const secretKey = process.env.NOVU_SECRET_KEY;
  const overHttp = await scenario(novu, { secretKey, serverURL: process.env.NOVU_SERVER_URL });
  const connected = fromSlackOAuth({ ok: true, access_token: "xoxb-token", team: { id: "T0123ABCD", name: "Acme" } });
  const inProcess = await scenario(novu, { secretKey, fetch: createSandbox().fetch }, connected);
  writeFileSync("seen.json", JSON.stringify({ overHttp, inProcess }));
});
