import { join } from "node:path";
import { EdgeVM } from "@edge-runtime/vm";
import { bundle } from "../../../scripts/bundle.mjs";
import { compiledBeforehand, compiledModules } from "../../package/support/compiled-beforehand.mjs";
import { expectOnServer } from "../support/expect-scenario.mjs";
import { fixtures } from "../support/folders.mjs";
import { serveNovu } from "../support/serve-novu.mjs";
import { versionInRoot } from "../support/versions.mjs";

const source = `
  import * as novu from "novu-channel-connections";
  import * as edge from "novu-channel-connections/edge";
  import * as providers from "novu-channel-connections/providers";
  import * as testing from "novu-channel-connections/testing";
  import { onServer } from ${JSON.stringify(join(fixtures, "support/scenario.js"))};
  globalThis.run = ({ NOVU_SECRET_KEY: secretKey, NOVU_SERVER_URL: serverURL }) =>
    onServer({ novu, testing, edge, providers }, { secretKey, serverURL });
`;

// Locally, the runtime compiles whatever it is given; Vercel's production does not.
const asInProduction = `
  const forbidden = function () { throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder"); };
  Object.assign(WebAssembly, { Module: forbidden, compile: forbidden });
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (what, imports) => (what instanceof ArrayBuffer || ArrayBuffer.isView(what) ? forbidden() : instantiate(what, imports));
`;

export const rows = [
  {
    name: "Vercel's edge runtime, no compiling allowed",
    version: versionInRoot("@edge-runtime/vm"),
    quick: true,
    async run({ after }) {
      const { env, requests } = await serveNovu(after);
      const [{ contents }] = await bundle(source, { conditions: ["edge-light"], format: "iife", plugins: [compiledBeforehand] });
      const compiled = compiledModules();
      const vm = new EdgeVM({ initialCode: asInProduction, extend: (context) => Object.assign(context, { compiled }) });
      vm.evaluate(Buffer.from(contents).toString());
      expectOnServer(JSON.parse(JSON.stringify(await vm.context.run(env))), requests());
    },
  },
];
