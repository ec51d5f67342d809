import { createSandbox } from "novu-channel-connections/testing";
import { serveSandbox, type SandboxServer, type ServeSandboxOptions } from "novu-channel-connections/testing/node";

const options: ServeSandboxOptions = { port: 4000 };
export const served: Promise<SandboxServer> = serveSandbox(createSandbox(), options);
export const ended: Promise<void> = serveSandbox(createSandbox()).then(({ url, close }) => (url === "" ? undefined : close()));
// @ts-expect-error options without a sandbox
serveSandbox({ port: 4000 });
