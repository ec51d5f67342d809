import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { bundle } from "../../../scripts/bundle.mjs";
import { root } from "../../../scripts/run.mjs";
import { createFakeSlack } from "../../../www/examples/slack-oauth/fake-slack.js";
import { secretKey } from "./answers.mjs";
import { importInstalled, project } from "./installed.mjs";
import { workerOf } from "./run-worker.mjs";
import { serve } from "./serve.mjs";

const { testing } = await importInstalled();
const example = join(root, "www/examples/slack-oauth");

export const app = { clientId: "1.2", clientSecret: "slack-client-secret-5d1c" };
export const stateSecret = "state-secret-8a2f";

const bundleExample = (name, options) =>
  bundle("", { stdin: undefined, entryPoints: [join(example, name)], nodePaths: [join(project, "node_modules")], ...options });

/**
 * The example in workerd, before a fake Slack and a sandbox that are reached over HTTP, until the test ends. `slack` stands in
 * front of that one: it gets the request and what would answer it.
 */
export async function runSlackExample(t, { faults, slack = (request, handle) => handle(request), bindings = {} } = {}) {
  const sandbox = testing.createSandbox({ secretKey, faults });
  const fake = createFakeSlack(app);
  const novuServer = await serve(t, (request) => sandbox.handle(request));
  const slackServer = await serve(t, (request) => slack(request, fake));

  const assets = mkdtempSync(join(root, "target/slack-oauth-"));
  t.after(() => rmSync(assets, { recursive: true, force: true }));
  const folder = join(assets, "slack");
  mkdirSync(folder);
  for (const name of ["settings.html", "settings.css"]) cpSync(join(example, name), join(folder, name));
  await bundleExample("settings.js", { conditions: ["browser", "import"], entryNames: "settings", outdir: folder, write: true });

  const logs = [];
  let heard = () => {};
  const hear = (chunk) => {
    logs.push(String(chunk));
    heard();
  };
  /** Waits until the worker has said something on its console. */
  const said = async (pattern) => {
    while (!pattern.test(logs.join(""))) await new Promise((resolve) => (heard = resolve));
  };
  const miniflare = new Miniflare({
    ...workerOf(await bundleExample("worker.js", { conditions: ["workerd", "import"] })),
    bindings: {
      ...{ NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: novuServer.url, SLACK_URL: slackServer.url, STATE_SECRET: stateSecret },
      ...{ SLACK_CLIENT_ID: app.clientId, SLACK_CLIENT_SECRET: app.clientSecret },
      ...bindings,
    },
    compatibilityDate: "2026-04-01",
    cf: false,
    handleRuntimeStdio: (out, err) => [out, err].forEach((stream) => stream.on("data", hear)),
    assets: { directory: assets, binding: "ASSETS", routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true } },
  });
  t.after(() => miniflare.dispose());
  return { url: (await miniflare.ready).origin, sandbox, slackUrl: slackServer.url, slackRequests: slackServer.requests, logs: () => logs.join(""), said };
}

/** Somebody with a browser: follows no redirect by itself, keeps cookies. */
export function visitor(url, user = "user-7") {
  const cookies = new Map(user ? [["user", user]] : []);
  const get = async (path, init) => {
    const address = new URL(path, url);
    const isOurs = address.origin === url;
    const headers = isOurs ? { Cookie: [...cookies].map((pair) => pair.join("=")).join("; ") } : {};
    const response = await fetch(address, { redirect: "manual", ...init, headers: { ...headers, ...init?.headers } });
    for (const header of response.headers.getSetCookie()) {
      const [, name, value, rest] = /^([^=]+)=([^;]*)(.*)$/.exec(header);
      if (/Max-Age=0/.test(rest)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get("Location"), headers: response.headers, text: await response.text() };
  };
  /** Presses "Add to Slack", chooses on the consent page, and gives the address that Slack redirects to. */
  const consent = async (choice = "acme", grant = "bot") => {
    const { location } = await get("/slack/install");
    return (await get(`${location}&choice=${choice}&grant=${grant}`)).location;
  };
  /** Opens a callback, and gives the word for how it ended. */
  const come = async (callback) => {
    const { status, location } = await get(callback);
    if (status !== 303) throw new Error(`${status} at ${callback}`);
    return new URL(location, url).searchParams.get("result");
  };
  const connect = async (...choices) => come(await consent(...choices));
  return { cookies, get, consent, come, connect };
}
