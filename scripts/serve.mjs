import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { bundlePage, bundleWorker } from "./bundle-demo.mjs";
import { UserError, root } from "./run.mjs";

const host = "127.0.0.1";

/**
 * Serves the demo in workerd: `{ url, stop }`. Port 0 is any that is free; without a `secretKey` the worker talks to a
 * sandbox, and without SLACK_CLIENT_ID and SLACK_CLIENT_SECRET in `slack` to a fake Slack. The package in `pkg/` has to be built, or another one be installed in the folder `from`.
 */
export async function serve({ port = 0, secretKey, serverURL, slack = {}, from } = {}) {
  if (port !== 0) await refuseUsed(port);
  mkdirSync(join(root, "target"), { recursive: true });
  const assets = mkdtempSync(join(root, "target/demo-"));
  const stop = async () => {
    await miniflare?.dispose();
    rmSync(assets, { recursive: true, force: true });
  };
  let miniflare;
  try {
    await bundlePage(assets, from);
    const { Miniflare } = await import("miniflare");
    miniflare = new Miniflare({
      // Straight to the worker: the other way is through a worker of miniflare's, which answers where ours drops a connection.
      unsafeDirectSockets: [{ host, port }],
      host,
      port: 0,
      // Otherwise miniflare would ask Cloudflare where this computer is.
      cf: false,
      compatibilityDate: "2026-04-01",
      modulesRoot: "/",
      modules: await bundleWorker(from),
      bindings: { NOVU_SECRET_KEY: secretKey ?? "", NOVU_SERVER_URL: serverURL ?? "", ...slack },
      assets: { directory: assets, binding: "ASSETS", routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true } },
    });
    await miniflare.ready;
    const { port: used } = await miniflare.unsafeGetDirectURL();
    return { url: `http://localhost:${used}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Refuses a port on which somebody answers: a browser might reach them instead of the demo. */
export async function refuseUsed(port) {
  const isUsed = await new Promise((resolve) => {
    const socket = connect({ host: "localhost", port }, () => socket.destroy() && resolve(true));
    socket.on("error", () => resolve(false));
  });
  if (isUsed) throw new UserError(`Port ${port} is in use: stop what runs there, or choose another one, as in \`PORT=8788 npm start\`.`);
}
