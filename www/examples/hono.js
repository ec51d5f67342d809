import { Hono } from "hono";
import { handleCreateChannelConnection } from "novu-channel-connections/edge";
import { scopeOf } from "./session.js";

const app = new Hono();

// Not `app.mount`, which takes the path off the request.
app.all("/api/v1/channel-connections/*", (c) =>
  handleCreateChannelConnection(c.req.raw, { secretKey: c.env.NOVU_SECRET_KEY, serverURL: c.env.NOVU_SERVER_URL, authorize: scopeOf }),
);

export default app;
