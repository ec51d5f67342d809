import {
  NovuError,
  createChannelConnection,
  generateIdentifier,
  isNovuError,
  listChannelConnections,
  upsertChannelConnection,
  validateCreateChannelConnectionRequest,
} from "novu-channel-connections";
import { scenario } from "./scenario.mjs";

const calls = { createChannelConnection, listChannelConnections, upsertChannelConnection };
const novu = { NovuError, generateIdentifier, isNovuError, validateCreateChannelConnectionRequest, ...calls };
window.result = scenario(novu, { serverURL: new URLSearchParams(location.search).get("novu") });
