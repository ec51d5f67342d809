import { handleCreateChannelConnection as handle } from "../edge.js";
import { promise } from "../forward.js";
import "../edge-light.js";
import module from "./edge.wasm?module";
import { load, start } from "./wiring.js";

export const handleCreateChannelConnection = (...args) => promise(() => load(() => start(module)), handle, args);
