const { writeFileSync } = require("node:fs");
const novu = require("novu-channel-connections");
const { fromSlackOAuth } = require("novu-channel-connections/providers");
const { createSandbox } = require("novu-channel-connections/testing");
const { scenario } = require("./scenario.cjs");

test("the package runs in Jest", async () => {
  const secretKey = process.env.NOVU_SECRET_KEY;
  const overHttp = await scenario(novu, { secretKey, serverURL: process.env.NOVU_SERVER_URL });
  const connected = fromSlackOAuth({ ok: true, access_token: "xoxb-token", team: { id: "T0123ABCD", name: "Acme" } });
  const inProcess = await scenario(novu, { secretKey, fetch: createSandbox().fetch }, connected);
  writeFileSync("seen.json", JSON.stringify({ overHttp, inProcess }));
});
