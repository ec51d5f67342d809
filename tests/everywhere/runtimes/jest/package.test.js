const { writeFileSync } = require("node:fs");
const novu = require("novu-channel-connections");
const { createSandbox } = require("novu-channel-connections/testing");
const { scenario } = require("./scenario.cjs");

test("the package runs in Jest", async () => {
  const secretKey = process.env.NOVU_SECRET_KEY;
  const overHttp = await scenario(novu, { secretKey, serverURL: process.env.NOVU_SERVER_URL });
  const inProcess = await scenario(novu, { secretKey, fetch: createSandbox().fetch });
  writeFileSync("seen.json", JSON.stringify({ overHttp, inProcess }));
});
