/** Serves the files of the page, which says what the worker talks to. */
export async function serveAsset(request, env) {
  const response = await env.ASSETS.fetch(request);
  if (env.NOVU_SECRET_KEY || !response.headers.get("Content-Type")?.startsWith("text/html")) return response;
  const page = new HTMLRewriter().on("#target", { element: (element) => element.setInnerContent(sandbox) }).transform(response);
  // The asset's ETag says nothing of what was written into it.
  page.headers.delete("ETag");
  page.headers.set("Cache-Control", "no-store");
  return page;
}

const sandbox = "a sandbox, a Novu in its memory";
