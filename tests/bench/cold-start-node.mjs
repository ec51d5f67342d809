import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../../scripts/bundle.mjs";
import { contenders } from "./contenders.mjs";
import { onceARound } from "./support/once.mjs";
import { folder } from "./support/project.mjs";

const rounds = 15;

const program = (file) => `import { creator } from "../peers/${file}.mjs";
import { requests, stubFetch } from "../requests.mjs";
const { identifier } = await creator(stubFetch)(JSON.parse(requests.valid.text));
if (!identifier) throw new Error("nothing was created");
`;

/** A fresh process of Node, from its start to its end: it imports, creates the first connection, and is done. */
export async function measureColdStartOfNode() {
  const programs = join(folder, "cold-start");
  mkdirSync(programs, { recursive: true });
  for (const [name, source] of [["empty", ""], ...Object.values(contenders).map((file) => [file, program(file)])]) {
    writeFileSync(join(programs, `${name}.mjs`), source);
    const [{ contents }] = await bundle(source, { from: programs, conditions: ["node", "import"], platform: "node", minify: true });
    writeFileSync(join(programs, `${name}.bundled.mjs`), contents);
  }
  const row = async (id, title, ending) => ({
    id: `cold start ${id}`,
    title,
    unit: "ms",
    isRest: true,
    figures: await onceARound(rounds, (name) => timeOf(join(programs, name + ending))),
  });
  return [
    await row("node bundled", "cold start, Node, bundled", ".bundled.mjs"),
    await row("node modules", "cold start, Node, from node_modules", ".mjs"),
  ];
}

async function timeOf(script) {
  const start = performance.now();
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${script} ended with ${code}.`);
  return performance.now() - start;
}
