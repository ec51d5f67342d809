import {
  NovuError,
  createChannelConnection,
  generateIdentifier,
  isNovuError,
  validateCreateChannelConnectionRequest,
} from "novu-channel-connections";
import { scenario } from "./scenario.mjs";

const novu = { NovuError, createChannelConnection, generateIdentifier, isNovuError, validateCreateChannelConnectionRequest };
window.result = scenario(novu, { serverURL: new URLSearchParams(location.search).get("novu") });
