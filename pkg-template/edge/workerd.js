import "../workerd.js";

export { handleCreateChannelConnection } from "../edge.js";
