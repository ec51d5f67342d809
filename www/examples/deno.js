import { handleCreateChannelConnection } from "novu-channel-connections/edge";
import { scopeOf } from "./session.js";

const options = { secretKey: Deno.env.get("NOVU_SECRET_KEY"), serverURL: Deno.env.get("NOVU_SERVER_URL"), authorize: scopeOf };

// Reachable from this machine alone, as behind a proxy.
Deno.serve({ hostname: "127.0.0.1", port: Number(Deno.env.get("PORT") ?? 8000) }, (request) => handleCreateChannelConnection(request, options));
