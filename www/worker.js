import { serveAsset } from "./worker/asset.js";
import { connect } from "./worker/connect.js";
import { withFault } from "./worker/fault.js";
import { protect } from "./worker/protect.js";
import { serveSandbox } from "./worker/sandbox.js";
import { serveFakeSlack, serveSlack } from "./worker/slack.js";

export default {
  async fetch(request, env) {
    return protect(await route(request, env));
  },
};

function route(request, env) {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/api/")) return withFault(request, env, () => connect(request, env));
  if (pathname === "/sandbox" && !env.NOVU_SECRET_KEY) return serveSandbox(request);
  if (pathname.startsWith("/slack/")) return serveSlack(request, env);
  if (pathname.startsWith("/fake-slack/")) return serveFakeSlack(request);
  return serveAsset(request, env);
}
