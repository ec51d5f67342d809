import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { test } from "node:test";
import { root } from "../../scripts/run.mjs";

/** Listens on a port of its own. */
async function listen() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: server.address().port, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** Starts the demo: `{ child, until, ended }`; `until` waits for a text in what it prints. */
function start(t, env) {
  const { NOVU_SECRET_KEY, NOVU_SERVER_URL, ...rest } = process.env;
  const child = spawn(process.execPath, ["scripts/start.mjs"], { cwd: root, env: { ...rest, ...env } });
  t.after(() => child.kill("SIGKILL"));
  let output = "";
  const readers = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
      for (const read of readers) read();
    });
  }
  const ended = new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
  const seen = (pattern) =>
    new Promise((resolve) => {
      const read = () => pattern.test(output) && resolve(output);
      readers.add(read);
      read();
    });
  const until = async (pattern) => {
    const result = await Promise.race([seen(pattern), ended]);
    assert.equal(typeof result, "string", `ended early: ${result.output}`);
    return result;
  };
  return { child, ended, until };
}

test("a port in use is said in one sentence", async (t) => {
  const { port, close } = await listen();
  t.after(close);
  const { code, output } = await start(t, { PORT: String(port) }).ended;
  assert.equal(code, 1);
  assert.match(output.trim(), new RegExp(`^Port ${port} is in use: [^\n]+\\.$`));
});

test("a port that is none is said in one sentence", async (t) => {
  const { code, output } = await start(t, { PORT: "http" }).ended;
  assert.equal(code, 1);
  assert.equal(output.trim(), "PORT must be a number from 1 to 65535.");
});

test("the printed curl line creates a connection, then meets a conflict; Ctrl-C ends it all", async (t) => {
  const { port, close } = await listen();
  await close();
  const { child, ended, until } = start(t, { PORT: String(port) });
  const output = await until(/Ctrl-C/);
  assert.match(output, new RegExp(`http://localhost:${port}; its worker talks to a sandbox`));
  const [, curl] = /\n\n(curl [^]+?')\n\n/.exec(output);
  const first = JSON.parse(await shell(curl));
  const second = JSON.parse(await shell(curl));
  assert.equal(first.integrationIdentifier, "slack-prod");
  assert.equal(second.code, "conflict");
  assert.equal(second.connectionIdentifier, first.identifier);
  child.kill("SIGINT");
  assert.equal((await ended).code, 0);
  await assert.rejects(fetch(`http://localhost:${port}`));
});

test("with a real key the console says that the page connects for anybody", async (t) => {
  const { port, close } = await listen();
  await close();
  const { child, ended, until } = start(t, { PORT: String(port), NOVU_SECRET_KEY: "a-key-that-is-not-shown" });
  const output = await until(/Ctrl-C/);
  assert.match(output, /its worker talks to Novu at https:\/\/api\.novu\.co/);
  assert.match(output, /whoever opens the page connects for any subscriber and context/);
  assert.doesNotMatch(output, /a-key-that-is-not-shown/);
  child.kill("SIGINT");
  await ended;
});

const shell = async (command) => {
  const child = spawn("sh", ["-c", command], { stdio: ["ignore", "pipe", "ignore"] });
  return Buffer.concat(await child.stdout.toArray()).toString();
};
