import { client } from "../client.js";
import module from "../novu-channel-connections.wasm?module";

client.onFirstCall(() => client.instantiate(module));
export * from "./handler.js";
