import { build } from "./build.mjs";
import { UserError, runIfStarted } from "./run.mjs";
import { say } from "./say.mjs";
import { refuseUsed, serve } from "./serve.mjs";
import { setUp } from "./set-up.mjs";

const curl = (url) => `curl ${url}/api/v1/channel-connections -H 'Content-Type: application/json' -d '{
  "integrationIdentifier": "slack-prod",
  "subscriberId": "user-123",
  "context": { "tenant": "org-acme" },
  "workspace": { "id": "T0123ABCDEF", "name": "Acme" },
  "auth": { "accessToken": "xoxb-example" }
}'`;

function chosenPort() {
  const port = Number(process.env.PORT || 8787);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new UserError("PORT must be a number from 1 to 65535.");
  return port;
}

await runIfStarted(import.meta.url, async () => {
  const port = chosenPort();
  await refuseUsed(port);
  await setUp();
  await build();
  say("Bundling the page and the worker …");
  const { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: serverURL } = process.env;
  const { url, stop } = await serve({ port, secretKey, serverURL });
  for (const signal of ["SIGINT", "SIGTERM"]) {
    // Miniflare's own listener would exit at once, with a code that npm takes for a fault.
    process.removeAllListeners(signal);
    process.once(signal, () => stop().then(() => process.exit(0)));
  }

  const novu = secretKey ? `Novu at ${serverURL || "https://api.novu.co"}` : "a sandbox, as NOVU_SECRET_KEY is not set";
  say(`The page is at ${url}; its worker talks to ${novu}.`);
  if (secretKey) say("Nobody signs in here: whoever opens the page connects for any subscriber and context of that environment. Use a key for development.");
  say(`A connection without the page, and a conflict at the second time:\n\n${curl(url)}\n`);
  say("Ctrl-C ends it.");
});
