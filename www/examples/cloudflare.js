import { handleCreateChannelConnection } from "novu-channel-connections/edge";
import { scopeOf } from "./session.js";

// Cloudflare Workers. The secret: `wrangler secret put NOVU_SECRET_KEY`.
export default {
  fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/api/v1/channel-connections")) return new Response(null, { status: 404 });
    return handleCreateChannelConnection(request, { secretKey: env.NOVU_SECRET_KEY, serverURL: env.NOVU_SERVER_URL, authorize: scopeOf });
  },
};
