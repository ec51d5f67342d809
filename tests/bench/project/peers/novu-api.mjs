// Its standalone function, which is what it recommends where size and start count, and smaller than its class.
import { NovuCore } from "@novu/api/core.js";
import { channelConnectionsCreate } from "@novu/api/funcs/channelConnectionsCreate.js";
import { HTTPClient } from "@novu/api/lib/http.js";
import { CreateChannelConnectionRequestDto$outboundSchema as schema } from "@novu/api/models/components/createchannelconnectionrequestdto.js";
import { secretKey } from "../secret-key.mjs";

// The check that it makes first in a call. It knows the types alone.
export const knowsTypesOnly = true;
export const validate = (request) => schema.safeParse(request);
export const isRight = ({ success }) => success;

export const creator = (fetch) => {
  const novu = new NovuCore({ secretKey, httpClient: new HTTPClient({ fetcher: fetch }) });
  return async (request) => {
    const { ok, value, error } = await channelConnectionsCreate(novu, request);
    if (!ok) throw error;
    return value.result;
  };
};
