import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { executable, expectNoSecrets, folderOf, integration, lineOf, ndjson, range, read, records, run, secretKey, servedSandbox, start, writeLines } from "./support/command.mjs";
import { serve } from "./support/serve.mjs";

test("a key that is wrong and an integration that is not there stop the run with the first request", async (t) => {
  const folder = folderOf(t);
  const file = writeLines(folder, "lines", range(0, 500).map((number) => lineOf(number)));
  const { sandbox, url } = await servedSandbox(t, { secretKey: "another", integrations: [{ identifier: "slack-dev" }] });
  const args = ["import", file, ...integration, "--server-url", url, "--journal", join(folder, "journal")];
  const { code, out } = await run(args);
  assert.equal(code, 2);
  assert.match(out, /Stopped: the secret key is wrong\.[^]*500 lines not tried\. Give the same command again: it goes on from here, by the journal\./);
  assert.equal(sandbox.requests().length, 1);
  const missing = await run(args, { env: { NOVU_SECRET_KEY: "another" } });
  assert.match(missing.out, /Stopped: no such integration\./);
  assert.equal(sandbox.requests().length, 2);
  expectNoSecrets(out, missing.out);
});

test("what redirects is no Novu: the run stops at once, and goes on with another --server-url", async (t) => {
  const { sandbox, url } = await servedSandbox(t);
  const { url: elsewhere, requests } = await serve(t, () => new Response(null, { status: 307, headers: { Location: url } }));
  const args = (server) => ["import", "-", ...integration, "--server-url", server];
  const input = ndjson(range(0, 50).map((number) => lineOf(number)));
  const { code, out } = await run(args(elsewhere), { input });
  assert.deepEqual([code, requests.length, /Stopped: the server or an option is wrong/.test(out)], [2, 1, true]);
  assert.equal((await run(args(url), { input })).code, 0);
  assert.equal(sandbox.connections().length, 50);
});

test("Ctrl-C finishes what is on its way, and says how to go on", async (t) => {
  const folder = folderOf(t);
  const file = writeLines(folder, "lines", range(0, 2_000).map((number) => lineOf(number)));
  let arrived = 0;
  const { sandbox, url } = await servedSandbox(t, {}, () => {
    if (++arrived === 100) child.kill("SIGINT");
  });
  const journal = join(folder, "journal");
  const args = ["import", file, ...integration, "--server-url", url, "--journal", journal];
  const { child, ended } = start(args);
  const { code, out, err } = await ended;
  assert.equal(code, 1);
  assert.match(err, /Finishing what is on its way\. Press Ctrl-C again to end at once\./);
  assert.match(out, /lines not tried\. Give the same command again: it goes on from here, by the journal\./);
  const there = sandbox.connections().length;
  assert.ok(there >= 100 && there < 2_000, `${there} connections`);
  assert.equal(records(journal).filter(({ outcome }) => outcome).length, there, "all that was on its way is in the journal");
  assert.equal((await run(args)).code, 0);
  assert.equal(sandbox.connections().length, 2_000);
});

test("on a terminal there is one line of progress, which is gone at the end", { timeout: 60_000 }, async (t) => {
  if (spawnSync("script", ["--version"]).error) return t.skip("no command script here, which makes a terminal");
  const folder = folderOf(t);
  const { url } = await servedSandbox(t, { rateLimit: { perSecond: 100, windowSeconds: 1, burst: 20 } });
  const file = writeLines(folder, "lines", range(0, 200).map((number) => lineOf(number)));
  const command = ["import", file, ...integration, "--server-url", url].join(" ");
  const shell = `stty cols 100 rows 30; '${process.execPath}' '${executable}' ${command}`;
  const child = spawn("script", ["-qec", shell, join(folder, "terminal")], { env: { ...process.env, CI: "", NOVU_SECRET_KEY: secretKey }, stdio: "ignore" });
  const [code] = await once(child, "close");
  assert.equal(code, 0);
  const shown = read(join(folder, "terminal"));
  const lines = [...shown.matchAll(/(\d+) of 200 \(\d+ %\) · \d+ a second(?: · \d+ s left)? · 0 failed/g)].map(([, done]) => Number(done));
  assert.ok(lines.length > 3 && lines.every((done, place) => place === 0 || done >= lines[place - 1]), lines.join(", "));
  assert.match(shown, /200 of 200 connections there \(200 created\)\./);
  // The cursor is where it was, and to be seen.
  assert.ok(shown.lastIndexOf("\x1b[?25h") > shown.lastIndexOf("\x1b[?25l"));
  expectNoSecrets(shown);
});

test("--json tells each fault and the result as JSON", async (t) => {
  const { url } = await servedSandbox(t);
  const args = ["import", "-", "--server-url", url, ...integration, "--json"];
  const events = ({ out }) => out.trim().split("\n").map((line) => JSON.parse(line));
  const [fault, , checked] = events(await run(args, { input: "{}\n" }));
  assert.deepEqual([fault.event, fault.line, fault.place, fault.code], ["fault", 1, "workspace", "invalid"]);
  assert.deepEqual(checked, { event: "checked", lines: 1, wrong: 1, duplicates: 0 });
  const [summary] = events(await run(args, { input: ndjson([lineOf(1), lineOf(2)]) }));
  assert.deepEqual(summary, { event: "summary", lines: 2, created: 2, replaced: 0, there: 0, before: 0, printed: 0, failed: {}, left: 0, stopped: null });
});

test("--print gives the requests with their identifiers, and sends nothing", async (t) => {
  const { sandbox, url } = await servedSandbox(t);
  const args = ["import", "-", "--server-url", url, ...integration];
  const input = ndjson([lineOf(1), lineOf(2)]);
  const { code, out, err } = await run([...args, "--print"], { input, env: { NOVU_SECRET_KEY: "" } });
  assert.deepEqual([code, sandbox.requests().length], [0, 0]);
  assert.equal(err, "2 lines: 2 right.\n2 of 2 requests printed.\n");
  const json = await run([...args, "--print", "--json"], { input });
  assert.deepEqual([json.out, JSON.parse(json.err).there, JSON.parse(json.err).printed], [out, 0, 2]);
  const requests = out.trim().split("\n").map((line) => JSON.parse(line));
  assert.equal((await run(args, { input })).code, 0);
  assert.deepEqual(requests.map(({ identifier }) => identifier).sort(), sandbox.connections().map(({ identifier }) => identifier).sort());
  assert.deepEqual(Object.keys(requests[0]).sort(), ["auth", "identifier", "integrationIdentifier", "subscriberId", "workspace"]);
});

test("--print prints nothing while a line is wrong, and says so, unless it is left out", async () => {
  const input = ndjson([lineOf(1), "{nonsense"]);
  const args = ["import", "-", ...integration, "--print"];
  const refused = await run(args, { input });
  assert.deepEqual([refused.code, refused.out], [2, ""]);
  assert.match(refused.err, /^line 2: [^\n]*\n2 lines: 1 right, 1 wrong\. Nothing was printed\. Mend these lines, or leave them out with --skip-invalid\.\n$/);
  const events = (await run([...args, "--json"], { input })).err.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(events.map(({ event }) => event), ["fault", "checked"]);
  const rest = await run([...args, "--skip-invalid"], { input });
  assert.deepEqual([rest.code, rest.out.trim().split("\n").length], [1, 1]);
  assert.match(rest.err, /\n1 of 2 requests printed\.\n\n1 line failed:\n/);
});

test("the limit of the sandbox is used, and never exceeded by more than its burst", { timeout: 120_000 }, async (t) => {
  const perSecond = 100;
  const arrivals = [];
  const { sandbox, url } = await servedSandbox(t, { rateLimit: { perSecond, windowSeconds: 1, burst: 20 } }, () => arrivals.push(performance.now()));
  const input = ndjson(range(0, 600).map((number) => lineOf(number)));
  const { code } = await run(["import", "-", "--server-url", url, ...integration], { input });
  assert.deepEqual([code, sandbox.connections().length], [0, 600]);
  // A bucket of the size of the burst, which leaks as many as are allowed.
  let level = 0;
  let most = 0;
  arrivals.forEach((time, place) => {
    level = Math.max(0, level - ((time - (arrivals[place - 1] ?? time)) * perSecond) / 1_000) + 1;
    most = Math.max(most, level);
  });
  t.diagnostic(`${arrivals.length} requests, ${sandbox.requests().filter(({ status }) => status === 429).length} answered 429, the bucket at most ${most.toFixed(1)} of 20`);
  assert.ok(most <= 20, `${most} of a burst of 20`);
});

test("a journal that cannot be written ends the run, and says why", async (t) => {
  if (!existsSync("/dev/full")) return t.skip("no /dev/full here");
  const { url } = await servedSandbox(t);
  const { code, err } = await run(["import", "-", ...integration, "--server-url", url, "--journal", "/dev/full"], { input: ndjson([lineOf(1)]) });
  assert.equal(code, 1);
  assert.match(err, /^ENOSPC: no space left on device, write\n$/);
});
