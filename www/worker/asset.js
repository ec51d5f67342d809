/** Serves the files of the page, which says what the worker talks to. */
export async function serveAsset(request, env) {
  const response = await env.ASSETS.fetch(request);
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) return response;
  const page = (env.NOVU_SECRET_KEY ? forNovu() : forSandbox()).transform(response);
  // The asset's ETag says nothing of what was written into it.
  page.headers.delete("ETag");
  page.headers.set("Cache-Control", "no-store");
  return page;
}

const say = (text) => ({ element: (element) => element.setInnerContent(text) });

const forSandbox = () => new HTMLRewriter().on("#target", say("a sandbox, a Novu in its memory"));

/** Nothing is broken on purpose on the way to the real one, and what it holds is not for everybody who opens the page. */
const forNovu = () =>
  new HTMLRewriter()
    .on("#target", say("Novu"))
    .on("#anybody", { element: (element) => element.removeAttribute("hidden") })
    .on("#network", { element: (element) => element.setAttribute("disabled", "") })
    .on("#network-hint", say("Not on the way to the real Novu: only where the worker talks to its sandbox."))
    .on("#sandbox", { element: (element) => element.remove() });
