import wasm from "novu-channel-connections/wasm";
import { initialize } from "novu-channel-connections/slim";

export const module: WebAssembly.Module = wasm;
export const ready: Promise<void> = initialize(wasm);
