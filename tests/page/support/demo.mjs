import { serve } from "../../../scripts/serve.mjs";

/** Serves the demo until the test ends, and returns its address. */
export async function serveDemo(t, options) {
  const { url, stop } = await serve(options);
  t.after(stop);
  return url;
}
