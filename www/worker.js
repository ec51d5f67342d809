import { serveAsset } from "./worker/asset.js";
import { connect } from "./worker/connect.js";
import { protect } from "./worker/protect.js";

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    return protect(await (pathname.startsWith("/api/") ? connect(request, env) : serveAsset(request, env)));
  },
};
