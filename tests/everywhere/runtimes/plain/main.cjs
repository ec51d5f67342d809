const novu = require("novu-channel-connections");
const { fromSlackOAuth } = require("novu-channel-connections/providers");
const { createSandbox } = require("novu-channel-connections/testing");
const { scenario } = require("./scenario.cjs");

async function main() {
  const secretKey = process.env.NOVU_SECRET_KEY;
  const overHttp = await scenario(novu, { secretKey, serverURL: process.env.NOVU_SERVER_URL });
  const connected = fromSlackOAuth({ ok: true, access_token: "xoxb-token", team: { id: "T0123ABCD", name: "Acme" } });
  const inProcess = await scenario(novu, { secretKey, fetch: createSandbox().fetch }, connected);
  console.log(JSON.stringify({ overHttp, inProcess }));
}

main();
