import { compile } from "../instance.js";
import { bytes } from "./bytes.js";
import { sandbox } from "./sandbox.js";

sandbox.onFirstCall(() => compile(bytes(), sandbox));
export * from "./functions.js";
