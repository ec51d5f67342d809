/** Serves the files of the page, which says what the worker talks to. */
export async function serveAsset(request, env) {
  const response = await env.ASSETS.fetch(request);
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) return response;
  const target = env.NOVU_SECRET_KEY ? "Novu" : "a sandbox, a Novu in its memory";
  const page = new HTMLRewriter().on("#target", { element: (element) => element.setInnerContent(target) }).transform(response);
  // The asset's ETag says nothing of what was written into it.
  page.headers.delete("ETag");
  page.headers.set("Cache-Control", "no-store");
  return page;
}
