// Runs some cases of tests/faults/cases.mjs against this package and against @novu/api, and in the same run those of
// tests/faults/edge-cases.mjs through the edge handler, and writes what came of them into docs/comparison.md. Needs the npm registry.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inspect } from "node:util";
import { build } from "../../scripts/build.mjs";
import { pack } from "../../scripts/pack.mjs";
import { root, run, runIfStarted } from "../../scripts/run.mjs";
import { say } from "../../scripts/say.mjs";
import { setUp } from "../../scripts/set-up.mjs";
import { writeIntoDocs } from "../../scripts/write-into-docs.mjs";
import { cases, parts } from "../faults/cases.mjs";
import { runCase } from "../faults/run-case.mjs";
import { measureClicks } from "./one-click.mjs";

const sdk = { "@novu/api": "3.19.1", zod: "4.6.7" };
/** How long a call is watched: what goes on then might for an hour. */
const windowMs = 25_000;

const page = "docs/comparison.md";
export const titles = cases.filter(({ compared }) => compared).map(({ compared }) => compared);

async function installSdk() {
  const folder = join(root, "target/compare");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: sdk }));
  await run("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"], { quiet: true });
  return createRequire(join(folder, "main.cjs"))("@novu/api").Novu;
}

/** Makes a call with `create(request, options)`, watches it for a while, and tells how it ended. */
const reason = new Error("the user left");
const watch = (create) => async ({ request, options, abort, server }) => {
  const controller = new AbortController();
  if (abort === "wait") fetch(`${server}/arrived/POST`).then(() => setTimeout(() => controller.abort(reason), 500));
  const began = performance.now();
  let timer;
  const ended = await Promise.race([
    create(request, { ...options, signal: controller.signal }).then(
      () => ({ how: "the connection" }),
      (error) => ({ how: error === reason ? "the caller's reason" : `\`${error.code ?? error.name}\``, tells: tells(error) }),
    ),
    new Promise((resolve) => (timer = setTimeout(resolve, windowMs, { how: "still going on" }))),
  ]);
  clearTimeout(timer);
  return { ...ended, ms: performance.now() - began, events: [] };
};

/** Whether a secret, or a part of one, is in an error. */
const tells = (error) => parts.some((part) => `${error.stack} ${inspect(error, { depth: 10, showHidden: true })}`.includes(part));

const told = ({ how, tells, ms, posts, elsewhere }) => {
  const time = how === "still going on" ? `after ${windowMs / 1000} s` : `in ${(ms / 1000).toFixed(1)} s`;
  const requests = `${posts} ${posts === 1 ? "POST" : "POSTs"}`;
  const token = elsewhere.some(({ body, headers }) => parts.some((part) => `${body} ${JSON.stringify(headers)}`.includes(part)));
  const leaks = [tells && "a secret is in the error", token && "the token went to the other origin"].filter(Boolean);
  return [`${how} ${time}, ${requests}`, ...leaks].join("; ");
};

await runIfStarted(import.meta.url, async () => {
  await setUp();
  await build();
  await pack();
  const Novu = await installSdk();
  const entries = await import("../package/support/installed.mjs").then(({ importInstalled }) => importInstalled());
  const { main, testing } = entries;
  // First: of the calls that follow, some never end, and keep this process busy.
  const clicks = await measureClicks(entries);
  const ours = watch(main.createChannelConnection);
  const theirs = watch((request, { secretKey, serverURL, signal }) =>
    new Novu({ secretKey, serverURL }).channelConnections.create(request, undefined, { fetchOptions: { signal } }),
  );
  // The server ends the watched calls of the SDK by closing their connections, at the end of the process.
  const rows = await Promise.all(
    cases.filter(({ compared }) => compared).map(async (one) => {
      const [us, them] = await Promise.all([ours, theirs].map((call) => runCase({ ...one, watched: true }, testing.createSandbox, call)));
      return `| ${one.compared} | ${told(us)} | ${told(them)} |`;
    }),
  );
  const { version } = JSON.parse(readFileSync(join(root, "pkg/package.json"), "utf8"));
  const table = [`| what happens | this package | \`@novu/api\` ${sdk["@novu/api"]} |`, "|---|---|---|", ...rows].join("\n");
  const versions = `this package ${version}, \`@novu/api\` ${sdk["@novu/api"]} with zod ${sdk.zod}, Node ${process.versions.node}`;
  const how = `Measured by \`npm run compare\` on ${new Date().toISOString().slice(0, 10)}: ${versions}. Each call was watched for ${windowMs / 1000} s.`;
  writeIntoDocs(page, `${how}\n\n${table}\n\n${clicks}`);
  say(`${page}:\n\n${table}\n\n${clicks}`);
  process.exit();
});
