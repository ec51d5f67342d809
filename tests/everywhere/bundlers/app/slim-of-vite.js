import url from "novu-channel-connections/wasm?url";
import { run } from "./slim.js";

window.result = run(url);
