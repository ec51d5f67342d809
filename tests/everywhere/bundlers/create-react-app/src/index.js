import * as novu from "novu-channel-connections";
import { scenario } from "./scenario.mjs";

window.result = scenario(novu, { serverURL: new URLSearchParams(window.location.search).get("novu") });
