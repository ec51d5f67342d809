import { createSandbox, novuError, type NovuErrorFields, type RecordedRequest, type Sandbox, type SandboxOptions } from "novu-channel-connections/testing";
import { createChannelConnection, type GetChannelConnectionResponseDto, type NovuError } from "novu-channel-connections";
import { least } from "./main.js";

const options: SandboxOptions = {
  integrations: [{ identifier: "slack-prod", providerId: "slack", channel: "chat", credentials: { clientId: "a", secretKey: "b" } }],
  subscribers: ["u"],
  secretKey: "key",
  idempotency: true,
  rateLimit: { perSecond: 1 },
  seed: 1,
};
const sandbox: Sandbox = createSandbox(options);
// What may be missing may be `undefined` too.
export const maybe = (options: { [Name in keyof SandboxOptions]-?: SandboxOptions[Name] | undefined }): Sandbox => createSandbox(options);
createChannelConnection(least, { secretKey: "key", fetch: sandbox.fetch });
export const response: Promise<Response> = sandbox.handle(new Request("https://novu.test"));
// A connection of the sandbox is one of the package.
export const connections: GetChannelConnectionResponseDto[] = sandbox.connections();
export const requests: RecordedRequest[] = createSandbox().requests();
sandbox.reset();
const fields: NovuErrorFields = { code: "conflict", message: "Taken.", connectionIdentifier: "a", attempts: 2 };
export const error: NovuError = novuError(fields);
// @ts-expect-error a code that there is not
novuError({ code: "broken" });
// @ts-expect-error no code
novuError({ status: 500 });
// @ts-expect-error an option that there is not
createSandbox({ speed: 1 });
