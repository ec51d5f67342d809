import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/run.mjs";
import { runWorker } from "../../package/support/run-worker.mjs";
import { expectOnServer } from "../support/expect-scenario.mjs";
import { fixtures } from "../support/folders.mjs";
import { serveNovu } from "../support/serve-novu.mjs";

const worker = `
  import * as novu from "novu-channel-connections";
  import * as edge from "novu-channel-connections/edge";
  import * as providers from "novu-channel-connections/providers";
  import * as testing from "novu-channel-connections/testing";
  import { onServer } from ${JSON.stringify(join(fixtures, "support/scenario.js"))};
  export default {
    async fetch(request, { NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: serverURL }) {
      return Response.json(await onServer({ novu, testing, edge, providers }, { secretKey, serverURL }));
    },
  };
`;

const { version } = JSON.parse(readFileSync(join(root, "node_modules/workerd/package.json"), "utf8"));

// From before workers could compile WebAssembly at start-up, and the newest that this workerd knows.
export const rows = ["2024-09-01", "2026-04-26"].map((compatibilityDate) => ({
  name: `workerd, compatibility date ${compatibilityDate}`,
  version,
  quick: true,
  async run({ after }) {
    const { env, requests } = await serveNovu(after);
    const dispatch = await runWorker({ after }, worker, { bindings: env, compatibilityDate });
    const answer = await dispatch();
    if (!answer.ok) throw new Error(await answer.text());
    expectOnServer(await answer.json(), requests());
  },
}));
