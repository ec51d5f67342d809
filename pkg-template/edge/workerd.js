import { handleCreateChannelConnection as handle } from "../edge.js";
import { promise } from "../forward.js";
import "../workerd.js";
import module from "./edge.wasm";
import { load, start } from "./wiring.js";

export const handleCreateChannelConnection = (...args) => promise(() => load(() => start(module)), handle, args);
