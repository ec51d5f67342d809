import { join } from "node:path";

/** Wrangler asks nobody where this computer is, and leaves nothing in the user's home. */
export const apart = (folder) => ({ CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_LOG_PATH: join(folder, "logs"), XDG_CONFIG_HOME: folder });

/** Starts `wrangler dev` in the project `cwd` until the row ends, with the Wrangler of the project `tool`, and resolves to its address. */
export async function wranglerDev({ start, folder }, cwd, { tool = cwd, args = [] } = {}) {
  const wrangler = join(tool, "node_modules/.bin/wrangler");
  const always = ["--ip=127.0.0.1", "--port=0", "--inspector-port=0", "--show-interactive-dev-session=false"];
  const options = { cwd, env: apart(folder), node: 22, ready: /Ready on (http:\S+)/ };
  const [, address] = await start(wrangler, ["dev", ...args, ...always], options);
  return address;
}
