import { expectOnServer } from "../support/expect-scenario.mjs";
import { install } from "../support/install.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionIn } from "../support/versions.mjs";

export const rows = [
  {
    name: "SES, after lockdown in Node",
    version: versionIn("runtimes/ses", "ses"),
    async run({ command, after }) {
      const cwd = await install("runtimes/ses");
      const { env, requests } = await serveNovu(after);
      expectOnServer(JSON.parse(await command("node", ["main.mjs"], { cwd, env })), requests());
    },
  },
];
