import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { serve } from "../../package/support/serve.mjs";

const types = { html: "text/html", js: "text/javascript", mjs: "text/javascript", wasm: "application/wasm" };

/** Serves the files of a folder until the row ends, and resolves to its URL. `page` is the HTML of `/`, else its index.html. */
export async function serveFolder(after, folder, { page } = {}) {
  const { url } = await serve({ after }, async (request) => {
    const path = normalize(new URL(request.url).pathname).replace(/^\/$/, "/index.html");
    const headers = { "content-type": types[path.split(".").at(-1)] ?? "application/octet-stream" };
    if (path === "/index.html" && page) return new Response(page, { headers });
    return readFile(join(folder, path)).then(
      (content) => new Response(content, { headers }),
      () => new Response(null, { status: 404 }),
    );
  });
  return url;
}
