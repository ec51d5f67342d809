import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { serve } from "../../../package/support/serve.mjs";
import { install } from "../install.mjs";
import { bundleApp } from "./bundle-app.mjs";

const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/**
 * Serves the app of `tests/everywhere/browsers/app` under a Content-Security-Policy until the row ends: `{ url, requests }`.
 * The page at `/NAME` runs NAME.js as a module. Below `/api` is the sandbox of the package, behind a server that adds the key
 * which a page must not have; `requests()` tells what reached it.
 */
export async function serveApp({ after }, policy) {
  const folder = await install("browsers/app");
  const bundled = await bundleApp(folder);
  const { createSandbox } = await import(pathToFileURL(join(folder, "node_modules/novu-channel-connections/testing/index.js")));
  const novu = createSandbox();

  const answer = (type, body) => new Response(body, { headers: { "content-type": type, "content-security-policy": policy } });
  const { url } = await serve({ after }, async (request) => {
    const { pathname, search, origin } = new URL(request.url);
    if (pathname.startsWith("/api/")) {
      const headers = { ...Object.fromEntries(request.headers), authorization: "ApiKey added-by-the-server" };
      const { method, body } = request;
      return novu.handle(new Request(origin + pathname.slice("/api".length) + search, { method, headers, body, duplex: "half" }));
    }
    const type = types[extname(pathname)];
    if (!type) return answer("text/html", `<!doctype html><script type="module" src="${pathname}.js"></script>`);
    const file = join(folder, pathname);
    if (bundled.has(pathname)) return answer(type, bundled.get(pathname));
    return existsSync(file) ? answer(type, readFileSync(file)) : new Response(null, { status: 404 });
  });
  return { url, requests: () => novu.requests() };
}
