import { createChannelConnection, validateCreateChannelConnectionRequest } from "novu-channel-connections";
import { secretKey } from "../secret-key.mjs";

export const validate = validateCreateChannelConnectionRequest;
export const isRight = ({ success }) => success;

export const creator = (fetch) => (request) => createChannelConnection(request, { secretKey, fetch });
