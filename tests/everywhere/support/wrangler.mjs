import { join } from "node:path";

/** Wrangler asks nobody where this computer is, and leaves nothing in the user's home. */
export const apart = (folder) => ({ CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_LOG_PATH: join(folder, "logs"), XDG_CONFIG_HOME: folder });

/** Starts `wrangler dev` of the project in `cwd` until the row ends, and resolves to its address. */
export async function wranglerDev({ start, folder }, cwd) {
  const args = ["dev", "--ip=127.0.0.1", "--port=0", "--inspector-port=0", "--show-interactive-dev-session=false"];
  const [, address] = await start(join(cwd, "node_modules/.bin/wrangler"), args, { cwd, env: apart(folder), node: 22, ready: /Ready on (http:\S+)/ });
  return address;
}
