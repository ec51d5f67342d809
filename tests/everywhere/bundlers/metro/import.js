import * as novu from "novu-channel-connections";
import { scenario } from "./scenario.mjs";

globalThis.result = scenario(novu, { serverURL: globalThis.novuURL });
