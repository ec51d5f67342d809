const { writeFileSync } = require("node:fs");
const novu = require("novu-channel-connections");
const edge = require("novu-channel-connections/edge");
const providers = require("novu-channel-connections/providers");
const testing = require("novu-channel-connections/testing");
const { onServer } = require("./scenario.cjs");

test("the package runs in Jest", async () => {
  const { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: serverURL } = process.env;
  writeFileSync(process.env.SEEN, JSON.stringify(await onServer({ novu, testing, edge, providers }, { secretKey, serverURL })));
});
