import { writeFileSync } from "node:fs";
import * as novu from "novu-channel-connections";
import * as edge from "novu-channel-connections/edge";
import * as providers from "novu-channel-connections/providers";
import * as testing from "novu-channel-connections/testing";
import { test } from "vitest";
import { onServer } from "./scenario.mjs";

test("the package runs in Vitest", async () => {
  const { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: serverURL } = process.env;
  writeFileSync(process.env.SEEN, JSON.stringify(await onServer({ novu, testing, edge, providers }, { secretKey, serverURL })));
});
