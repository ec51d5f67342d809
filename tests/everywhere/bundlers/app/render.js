import * as novu from "novu-channel-connections";
import * as edge from "novu-channel-connections/edge";
import * as providers from "novu-channel-connections/providers";
import * as testing from "novu-channel-connections/testing";
import { onServer } from "./scenario.mjs";

/** What a server renders with Vite's SSR: here, what the scenario saw. */
export const render = () => onServer({ novu, testing, edge, providers }, { secretKey: process.env.NOVU_SECRET_KEY, serverURL: process.env.NOVU_SERVER_URL });
