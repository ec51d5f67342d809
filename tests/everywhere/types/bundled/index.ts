import { createChannelConnection, type GetChannelConnectionResponseDto } from "novu-channel-connections";
import { createSandbox } from "novu-channel-connections/testing";

export const connect = (subscriberId: string) =>
  createChannelConnection({ integrationIdentifier: "slack", subscriberId, workspace: { id: "T1" }, auth: { accessToken: "xoxb-1" } }, { secretKey: "key" });
export const first = (all: GetChannelConnectionResponseDto[]) => all[0];
export const sandbox = () => createSandbox();
