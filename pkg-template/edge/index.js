import "../index.js";

export { handleCreateChannelConnection } from "../edge.js";
