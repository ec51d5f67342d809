import { Hono } from "hono";
import { describeRoute, loadVendor, openAPIRouteHandler, validator } from "hono-openapi";
import { createChannelConnection, createChannelConnectionRequestSchema } from "novu-channel-connections";

// hono-openapi asks the schemas of vendors that it does not know through these.
const { vendor, jsonSchema } = createChannelConnectionRequestSchema["~standard"];
loadVendor(vendor, {
  toJSONSchema: () => jsonSchema.input({ target: "draft-2020-12" }),
  toOpenAPISchema: () => jsonSchema.input({ target: "draft-2020-12" }),
});

const app = new Hono();

app.post("/connections", describeRoute({ summary: "Connects a workspace" }), validator("json", createChannelConnectionRequestSchema), async (c) => {
  const connection = await createChannelConnection(c.req.valid("json"), { secretKey: c.env.NOVU_SECRET_KEY, fetch: c.env.fetch });
  return c.json({ identifier: connection.identifier }, 201);
});

app.get("/openapi.json", openAPIRouteHandler(app, { documentation: { openapi: "3.1.0" } }));

export default app;
