import { handleCreateChannelConnection } from "novu-channel-connections/edge";
import { scopeOf } from "./session.js";

const options = { secretKey: Bun.env.NOVU_SECRET_KEY, serverURL: Bun.env.NOVU_SERVER_URL, authorize: scopeOf };

// Reachable from this machine alone, as behind a proxy.
const server = Bun.serve({ hostname: "127.0.0.1", port: Number(Bun.env.PORT ?? 3000), fetch: (request) => handleCreateChannelConnection(request, options) });
console.log(`Listening on ${server.url}`);
