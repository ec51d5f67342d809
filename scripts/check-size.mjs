import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { bundle } from "./bundle.mjs";
import { project } from "./pack.mjs";

/** What may not be exceeded, in bytes. */
export const limits = {
  browser: 36_800,
  worker: 35_700,
  whole: 39_450,
  providers: 16_600,
  unpacked: 1_455_000,
};

const used = `
  import { createChannelConnection, generateIdentifier, isValidIdentifier, validateCreateChannelConnectionRequest } from "novu-channel-connections";
  console.log(createChannelConnection, generateIdentifier, isValidIdentifier, validateCreateChannelConnectionRequest);
`;

/** Everything that the main entry exports. */
const all = `
  import * as everything from "novu-channel-connections";
  console.log(everything);
`;

/** In a worker that does nothing else. */
const providers = `
  import * as providers from "novu-channel-connections/providers";
  console.log(providers);
`;

/** Measures what reaches users, prints it beside its limit, and counts how many limits hold. */
export async function checkSize() {
  const measured = {
    browser: compressed(await bundle(used, { minify: true })),
    worker: compressed(await bundle(used, { minify: true, conditions: ["workerd"] })),
    whole: compressed(await bundle(all, { minify: true })),
    providers: compressed(await bundle(providers, { minify: true, conditions: ["workerd"] })),
    unpacked: sizeOf(join(project, "node_modules/novu-channel-connections")),
  };
  const titles = {
    browser: "a bundle for browsers, brotli",
    worker: "a worker and its .wasm, brotli",
    whole: "all exports, for browsers, brotli",
    providers: "/providers alone, in a worker, brotli",
    unpacked: "the installed package",
  };
  let failed = 0;
  for (const [name, limit] of Object.entries(limits)) {
    const holds = measured[name] <= limit;
    if (!holds) failed++;
    console.log(`${holds ? "ok  " : "FAIL"} ${titles[name].padEnd(37)} ${bytes(measured[name])} of at most ${bytes(limit)}`);
  }
  return { passed: Object.keys(limits).length - failed, failed };
}

/** The bytes of files after brotli, each by itself, as a server sends them. */
export const compressed = (files) =>
  files.reduce((sum, { contents }) => sum + brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length, 0);

const sizeOf = (folder) =>
  readdirSync(folder, { recursive: true }).reduce((sum, name) => {
    const stat = statSync(join(folder, name));
    return sum + (stat.isFile() ? stat.size : 0);
  }, 0);

const bytes = (count) => `${count.toLocaleString("en")} bytes`.padStart(13);
