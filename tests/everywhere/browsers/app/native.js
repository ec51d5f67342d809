// No bundler was here: the browser loads each file of the package by itself.
import * as novu from "./node_modules/novu-channel-connections/index.js";
import { scenario } from "./scenario.mjs";
import { show } from "./show.js";

show(() => scenario(novu, { serverURL: `${location.origin}/api` }));
