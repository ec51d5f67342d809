import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Miniflare } from "miniflare";
import { bundle } from "../../scripts/bundle.mjs";
import { root } from "../../scripts/run.mjs";
import { createFakeSlack } from "../../www/examples/slack-oauth/fake-slack.js";
import { secretKey } from "../package/support/answers.mjs";
import { importInstalled, project } from "../package/support/installed.mjs";
import { workerOf } from "../package/support/run-worker.mjs";
import { serve } from "../package/support/serve.mjs";

const { testing } = await importInstalled();
const example = join(root, "www/examples/slack-oauth");

export const app = { clientId: "1.2", clientSecret: "slack-client-secret-5d1c" };
export const stateSecret = "state-secret-8a2f";

const bundleExample = (name, options) =>
  bundle("", { stdin: undefined, entryPoints: [join(example, name)], nodePaths: [join(project, "node_modules")], ...options });

let bundledWorker;

/** The worker of the example as a module of this process, for what only a clock in here can show. */
export async function importExampleWorker() {
  const folder = join(project, "slack-examples");
  for (const name of ["session.js", "slack-oauth"]) cpSync(join(root, "www/examples", name), join(folder, name), { recursive: true });
  return (await import(pathToFileURL(join(folder, "slack-oauth/worker.js")).href)).default;
}

const passOn = (request, handle) => handle(request);

/**
 * The example in workerd, before a fake Slack and a sandbox that are reached over HTTP, until the test ends. `slack` and `novu` stand
 * in front of those: they get the request and what would answer it; `undefined` cuts the connection. `bindings` are
 * added to those of the worker.
 *
 * The worker is at `localhost` and Slack at `127.0.0.1`: to a browser these are two sites, as they will be.
 *
 * Returns `{ url, sandbox, slackUrl, slackRequests, callbacks, secrets, logs, said }`: `callbacks` are the addresses that Slack sent
 * somebody back to, `secrets()` what nobody may see, also the tokens that Slack gave.
 */
export async function runSlackExample(t, { slack = passOn, novu = passOn, bindings = {} } = {}) {
  const sandbox = testing.createSandbox({ secretKey });
  const fake = createFakeSlack({ ...app, stylesheet: "data:text/css," });
  const callbacks = [];
  const tokens = [];
  /** What the fake Slack answers, with a note of what it gives away. */
  const noted = async (request) => {
    const response = await fake(request);
    if (response.status === 302) callbacks.push(response.headers.get("Location"));
    if (request.method === "POST") tokens.push(...(await response.clone().text()).match(/xox[\w.-]+/g) ?? []);
    return response;
  };
  const novuServer = await serve(t, (request) => novu(request, (request) => sandbox.handle(request)));
  const slackServer = await serve(t, (request) => slack(request, noted));

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
    ...workerOf(await (bundledWorker ??= bundleExample("worker.js", { conditions: ["workerd", "import"] }))),
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
  const url = `http://localhost:${(await miniflare.ready).port}`;
  // A token is known by its random part too.
  const secrets = () => [app.clientSecret, stateSecret, secretKey, ...Object.values(bindings).filter((value) => value.includes("secret")), ...tokens.flatMap((token) => [token, token.split("-").at(-1)])];
  return { url, sandbox, slackUrl: slackServer.url, slackRequests: slackServer.requests, callbacks, secrets, logs: () => logs.join(""), said };
}
