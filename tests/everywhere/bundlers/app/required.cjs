const novu = require("novu-channel-connections");
const edge = require("novu-channel-connections/edge");
const providers = require("novu-channel-connections/providers");
const testing = require("novu-channel-connections/testing");
const { onServer } = require("./scenario.cjs");

const { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: serverURL } = process.env;
onServer({ novu, testing, edge, providers }, { secretKey, serverURL }).then((seen) => console.log(JSON.stringify(seen)));
