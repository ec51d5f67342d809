import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { cases, parts, request, secretKey } from "../faults/cases.mjs";
import { startServer } from "../faults/server.mjs";
import { importInstalled, project } from "./support/installed.mjs";
import { runtimes } from "./support/runtimes.mjs";

const { testing } = await importInstalled();
const script = fileURLToPath(new URL("../faults/print-errors.mjs", import.meta.url));

const failing = cases.filter(({ expect }) => expect.code && expect.code !== "aborted");
const echoing = failing.find(({ name }) => name === "422 echoes them in every field");

/** Runs the script against servers of its own, and resolves to all that it printed. */
async function printed(t, runtime, chosen) {
  const plans = [];
  for (const one of chosen) {
    const sandbox = testing.createSandbox();
    const elsewhere = await startServer({});
    const server = await startServer({ ...one, novu: (incoming) => sandbox.handle(incoming), elsewhere: elsewhere.url });
    if (one.gone) server.close();
    t.after(() => (server.close(), elsewhere.close()));
    plans.push({ name: one.name, request: { ...request, ...one.request }, options: { secretKey, serverURL: server.url, ...one.options } });
  }
  const folder = mkdtempSync(join(tmpdir(), "secrets-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "plans.json");
  writeFileSync(file, JSON.stringify(plans));
  const [command, ...args] = runtimes[runtime]();
  const child = spawn(command, [...args, script, join(project, "entries.mjs"), file], { cwd: project, env: { ...process.env, NO_COLOR: "1" } });
  t.after(() => child.kill());
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise((done) => child.on("close", done))]);
  assert.match(out, new RegExp(`^errors: ${chosen.length}$`, "m"), err.slice(-2000));
  assert.notEqual(code, 0, "the error was caught");
  return { out, err };
}

async function text(stream) {
  return Buffer.concat(await stream.toArray()).toString();
}

/** The ways in which a part may be printed: those in base64 without the digits that belong to what is beside it, too. */
const written = parts.flatMap((part) => [
  part,
  part.toUpperCase(),
  part.slice(0, 9),
  part.slice(1),
  Buffer.from(part).toString("hex"),
  ...["", "x", "xy"].map((before) => Buffer.from(before + part).toString("base64").slice(before ? 4 : 0, 12)),
]);

function checkNoSecret(printed) {
  for (const [where, text] of Object.entries(printed)) {
    for (const part of written) {
      const at = text.indexOf(part);
      assert.ok(at < 0, `a part of a secret in ${where}: …${text.slice(Math.max(0, at - 300), at + 100)}`);
    }
  }
}

for (const runtime of Object.keys(runtimes)) {
  test(`${runtime} prints no secret of ${failing.length} failed calls, however they are printed`, { timeout: 120_000 }, async (t) => {
    checkNoSecret(await printed(t, runtime, failing));
  });

  test(`${runtime} prints no secret of an error that nobody catches`, { timeout: 60_000 }, async (t) => {
    const { out, err } = await printed(t, runtime, [echoing]);
    assert.match(err, /unprocessable|\[redacted\]/);
    checkNoSecret({ out, err });
  });
}

test("the search would find a secret: the server did echo them", async (t) => {
  const server = await startServer({ answers: echoing.answers });
  t.after(server.close);
  const answer = await fetch(server.url, { method: "POST", body: "{}" });
  assert.throws(() => checkNoSecret({ answer: "x" + parts[0] }), /a part of a secret/);
  const said = await answer.text();
  for (const part of parts) assert.ok(said.includes(part), part);
});
