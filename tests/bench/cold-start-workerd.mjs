import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import workerd from "workerd";
import { bundle } from "../../scripts/bundle.mjs";
import { contenders } from "./contenders.mjs";
import { onceARound } from "./support/once.mjs";
import { folder } from "./support/project.mjs";

const rounds = 10;

const empty = `export default { fetch: () => new Response("created") };`;

const worker = (file) => `import { creator } from "./peers/${file}.mjs";
import { requests, stubFetch } from "./requests.mjs";
const create = creator(stubFetch);
export default {
  async fetch() {
    const { identifier } = await create(JSON.parse(requests.valid.text));
    return new Response(identifier ? "created" : "nothing");
  },
};
`;

/** A fresh workerd, from its start to the first answer of a worker that creates a connection for it. */
export async function measureColdStartOfWorkerd() {
  const configs = {};
  for (const [name, source] of [["empty", empty], ...Object.values(contenders).map((file) => [file, worker(file)])]) {
    configs[name] = await writeConfig(name, source);
  }
  const figures = await onceARound(rounds, (name) => timeOf(configs[name]));
  return [{ id: "cold start workerd", title: "cold start, workerd", unit: "ms", isRest: true, figures }];
}

async function writeConfig(name, source) {
  const place = join(folder, "workers", name);
  mkdirSync(place, { recursive: true });
  const files = await bundle(source, { from: folder, conditions: ["workerd", "import"], minify: true });
  const modules = files
    .map(({ path, contents }) => ({ file: basename(path), contents }))
    .sort((a, b) => (b.file === "main.js") - (a.file === "main.js"))
    .map(({ file, contents }) => {
      writeFileSync(join(place, file), contents);
      return `(name = "${file}", ${file.endsWith(".wasm") ? "wasm" : "esModule"} = embed "${file}")`;
    });
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (compatibilityDate = "2026-04-01", modules = [${modules.join(", ")}]);
`;
  writeFileSync(join(place, "config.capnp"), config);
  return join(place, "config.capnp");
}

async function timeOf(config) {
  const start = performance.now();
  // On its third descriptor it tells the port that it got.
  const child = spawn(workerd.default, ["serve", "--control-fd=3", config], { stdio: ["ignore", "ignore", "inherit", "pipe"] });
  const ended = once(child, "exit");
  try {
    const [message] = await Promise.race([
      once(child.stdio[3], "data"),
      ended.then(([code]) => Promise.reject(new Error(`workerd ended with ${code}.`))),
    ]);
    const { port } = JSON.parse(String(message).split("\n")[0]);
    const [answer] = await once(get({ host: "127.0.0.1", port, agent: false }), "response");
    const said = await text(answer);
    const took = performance.now() - start;
    if (said !== "created") throw new Error(`The worker of ${config} said: ${said}`);
    return took;
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}
