import "./lockdown.mjs";
import * as novu from "novu-channel-connections";
import * as edge from "novu-channel-connections/edge";
import * as providers from "novu-channel-connections/providers";
import * as testing from "novu-channel-connections/testing";
import { onServer } from "./scenario.mjs";

const { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: serverURL } = process.env;
console.log(JSON.stringify(await onServer({ novu, testing, edge, providers }, { secretKey, serverURL })));
