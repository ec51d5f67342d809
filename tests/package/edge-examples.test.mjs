import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Miniflare } from "miniflare";
import { bundle } from "../../scripts/bundle.mjs";
import { root } from "../../scripts/run.mjs";
import { secretKey, validRequest } from "./support/answers.mjs";
import { main, testing } from "./support/edge.mjs";
import { project } from "./support/installed.mjs";
import { serve } from "./support/serve.mjs";

const examples = join(root, "www/examples");

/** A page of somebody who is signed in calls an example, loses the first answer, and is refused without its cookie. */
async function visit(handle, novu) {
  const serverURL = "https://my.app/api";
  let lost = false;
  const signedIn = (cookie) => async (url, init) => {
    const response = await handle(url, { ...init, headers: { ...Object.fromEntries(init.headers), Cookie: cookie } });
    if (!lost) {
      lost = true;
      await response.text();
      throw new Error("the answer is lost");
    }
    return response;
  };
  const request = { ...validRequest(), subscriberId: "somebody-else" };
  const connection = await main.createChannelConnection(request, { serverURL, fetch: signedIn("user=user-7") });
  assert.deepEqual(novu.sandbox.connections().map(({ identifier, subscriberId }) => [identifier, subscriberId]), [[connection.identifier, "user-7"]]);
  const error = await main.createChannelConnection(request, { serverURL, fetch: signedIn("") }).catch((error) => error);
  assert.equal(error.code, "unauthorized");
}

async function novuFor(t) {
  const sandbox = testing.createSandbox({ secretKey });
  return { sandbox, ...(await serve(t, sandbox.handle)) };
}

for (const [name, title] of Object.entries({ cloudflare: "Cloudflare Workers", hono: "Hono" })) {
  test(`the example for ${title} works in workerd`, async (t) => {
    const novu = await novuFor(t);
    const files = await bundle("", {
      conditions: ["workerd", "import"],
      stdin: undefined,
      entryPoints: [join(examples, `${name}.js`)],
      nodePaths: [join(project, "node_modules"), join(root, "node_modules")],
      entryNames: "main",
    });
    const miniflare = new Miniflare({
      modulesRoot: "/",
      modules: files
        .sort((a, b) => b.path.endsWith("main.js") - a.path.endsWith("main.js"))
        .map(({ path, contents }) => ({ path, contents, type: path.endsWith(".wasm") ? "CompiledWasm" : "ESModule" })),
      bindings: { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: novu.url },
      compatibilityDate: "2026-04-01",
      cf: false,
    });
    t.after(() => miniflare.dispose());
    await visit((url, { signal, ...init }) => miniflare.dispatchFetch(url, init), novu);
  });
}

test("the example for Next works as a route handler", async (t) => {
  const novu = await novuFor(t);
  Object.assign(process.env, { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: novu.url });
  cpSync(examples, join(project, "examples"), { recursive: true });
  const { GET, POST, OPTIONS } = await import(pathToFileURL(join(project, "examples/next.js")).href);
  await visit((url, init) => ({ GET, POST, OPTIONS })[init.method](new Request(url, init)), novu);
});
