import * as novu from "novu-channel-connections";
import { scenario } from "../../support/scenario.js";

globalThis.run = (serverURL) => scenario(novu, { serverURL });
