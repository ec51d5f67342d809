import { env } from "cloudflare:workers";
import * as novu from "novu-channel-connections";
import * as edge from "novu-channel-connections/edge";
import * as providers from "novu-channel-connections/providers";
import * as testing from "novu-channel-connections/testing";
import { test } from "vitest";
import { onServer } from "./scenario.mjs";

test("the package runs in Vitest in workerd", async () => {
  const seen = await onServer({ novu, testing, edge, providers }, { secretKey: "key-of-the-row", serverURL: env.NOVU_SERVER_URL });
  // No file can be written there.
  console.log(`seen: ${JSON.stringify(seen)}`);
});
