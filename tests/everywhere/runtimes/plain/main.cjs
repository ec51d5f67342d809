const novu = require("novu-channel-connections");
const { createSandbox } = require("novu-channel-connections/testing");
const { scenario } = require("./scenario.cjs");

async function main() {
  const secretKey = process.env.NOVU_SECRET_KEY;
  const overHttp = await scenario(novu, { secretKey, serverURL: process.env.NOVU_SERVER_URL });
  const inProcess = await scenario(novu, { secretKey, fetch: createSandbox().fetch });
  console.log(JSON.stringify({ overHttp, inProcess }));
}

main();
