const novu = require("novu-channel-connections");
const { scenario } = require("./scenario.cjs");

globalThis.result = scenario(novu, { serverURL: globalThis.novuURL });
