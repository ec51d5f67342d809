import { bytes } from "client-bytes";
import { client } from "../client.js";
import { compile } from "../instance.js";

client.onFirstCall(() => compile(bytes(), client));
export * from "./handler.js";
