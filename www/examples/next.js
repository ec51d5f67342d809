// Next: app/api/v1/channel-connections/[[...identifier]]/route.js, with and without `export const runtime = "edge"`.
import { handleCreateChannelConnection } from "novu-channel-connections/edge";
import { scopeOf } from "./session.js";

const handle = (request) =>
  handleCreateChannelConnection(request, {
    secretKey: process.env.NOVU_SECRET_KEY,
    serverURL: process.env.NOVU_SERVER_URL,
    authorize: scopeOf,
  });

export { handle as GET, handle as POST, handle as OPTIONS };
