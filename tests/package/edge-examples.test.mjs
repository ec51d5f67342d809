import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { EdgeVM } from "@edge-runtime/vm";
import { Miniflare } from "miniflare";
import { bundle } from "../../scripts/bundle.mjs";
import { root } from "../../scripts/run.mjs";
import { secretKey, validRequest } from "./support/answers.mjs";
import { compiledBeforehand, compiledModules } from "./support/compiled-beforehand.mjs";
import { main, testing } from "./support/edge.mjs";
import { project } from "./support/installed.mjs";
import { runtimes } from "./support/runtimes.mjs";
import { workerOf } from "./support/run-worker.mjs";
import { serve } from "./support/serve.mjs";

const examples = join(root, "www/examples");

/** A page of somebody who is signed in calls an example, loses the first answer, and is refused without its cookie. */
async function visit(handle, novu) {
  const serverURL = "https://my.app/api";
  let lost = false;
  const signedIn = (cookie) => async (url, init) => {
    const response = await handle(url, { ...init, headers: { ...init.headers, Cookie: cookie } });
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

/** Copies the examples to where the package is installed. */
function installExamples() {
  const folder = join(project, "examples");
  cpSync(examples, folder, { recursive: true });
  return folder;
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
      ...workerOf(files),
      bindings: { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: novu.url },
      compatibilityDate: "2026-04-01",
      cf: false,
    });
    t.after(() => miniflare.dispose());
    await visit((url, { signal, ...init }) => miniflare.dispatchFetch(url, init), novu);
  });
}

test("the example for Next works as a route handler in Node", async (t) => {
  const novu = await novuFor(t);
  Object.assign(process.env, { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: novu.url });
  const { GET, POST, OPTIONS } = await import(pathToFileURL(join(installExamples(), "next.js")).href);
  await visit((url, init) => ({ GET, POST, OPTIONS })[init.method](new Request(url, init)), novu);
});

test("the example for Next works as a route handler in the edge runtime", async (t) => {
  const novu = await novuFor(t);
  const source = `import * as route from ${JSON.stringify(join(examples, "next.js"))}; globalThis.route = route;`;
  const [{ contents }] = await bundle(source, {
    conditions: ["edge-light"],
    format: "iife",
    plugins: [compiledBeforehand],
    nodePaths: [join(project, "node_modules")],
  });
  const process = { env: { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: novu.url } };
  const vm = new EdgeVM({ extend: (context) => Object.assign(context, { compiled: compiledModules(), process }) });
  vm.evaluate(Buffer.from(contents).toString());
  const { route, Request } = vm.context;
  await visit((url, { method, headers, body }) => route[method](new Request(url, { method, headers, body })), novu);
});

for (const title of ["Deno", "Bun"]) {
  test(`the example for ${title} works as a server`, async (t) => {
    const novu = await novuFor(t);
    const [command, ...args] = runtimes[title]();
    const server = spawn(command, [...args, join(installExamples(), `${title.toLowerCase()}.js`)], {
      cwd: project,
      env: { ...process.env, NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: novu.url, PORT: "0", NO_COLOR: "1" },
    });
    t.after(() => server.kill());
    const origin = await new Promise((resolve, reject) => {
      let said = "";
      for (const stream of [server.stdout, server.stderr]) {
        stream.on("data", (chunk) => {
          said += chunk;
          const port = /Listening on http:\S+:(\d+)/.exec(said)?.[1];
          if (port) resolve(`http://127.0.0.1:${port}`);
        });
      }
      server.on("close", () => reject(new Error(`${title} ended: ${said}`)));
    });
    await visit((url, init) => fetch(new URL(new URL(url).pathname, origin), init), novu);
  });
}
