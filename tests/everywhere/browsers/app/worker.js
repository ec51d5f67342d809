import * as novu from "novu-channel-connections";
import { answer } from "./answer.js";
import { scenario } from "./scenario.mjs";

answer(() => scenario(novu, { serverURL: `${location.origin}/api` }));
