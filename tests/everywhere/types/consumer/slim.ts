import { createChannelConnection, initialize } from "novu-channel-connections/slim";

export const ways: Promise<void>[] = [
  initialize(null as unknown as WebAssembly.Module),
  initialize(new Uint8Array()),
  initialize(new ArrayBuffer(8)),
  initialize(new Response()),
  initialize(fetch("https://cdn.test/novu.wasm")),
];
export const call: (typeof import("novu-channel-connections"))["createChannelConnection"] = createChannelConnection;
// @ts-expect-error the WebAssembly is missing
initialize();
