import { compile } from "../compile.js";
import { handleCreateChannelConnection as handle } from "../edge.js";
import { promise } from "../forward.js";
import "../index.js";
import { bytes } from "./inlined.js";
import { load, start } from "./wiring.js";

export const handleCreateChannelConnection = (...args) => promise(() => load(() => compile(bytes(), start)), handle, args);
