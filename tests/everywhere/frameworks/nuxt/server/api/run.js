import * as novu from "novu-channel-connections";
import * as edge from "novu-channel-connections/edge";
import * as providers from "novu-channel-connections/providers";
import * as testing from "novu-channel-connections/testing";
import { onServer } from "../../scenario.mjs";

export default defineEventHandler((event) => onServer({ novu, testing, edge, providers }, { secretKey: "key-of-the-row", serverURL: getQuery(event).novu }));
