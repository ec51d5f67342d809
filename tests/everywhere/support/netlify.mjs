import { cpSync } from "node:fs";
import { join } from "node:path";
import { deno } from "./deno.mjs";
import { fixtures } from "./folders.mjs";

/** Serves what Nitro built for Netlify's edge in `cwd`, in Deno as Netlify does. Resolves to its address. */
export async function serveNetlify({ cwd, start }) {
  cpSync(join(fixtures, "support/serve-netlify.mjs"), join(cwd, "serve-netlify.mjs"));
  const args = ["run", "--allow-env", "--allow-read", "--allow-net=127.0.0.1", "serve-netlify.mjs"];
  const [, address] = await start(await deno(), args, { cwd, ready: /Listening on (http:\S+)/ });
  return address;
}
