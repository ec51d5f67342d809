import "../edge-light.js";

export { handleCreateChannelConnection } from "../edge.js";
