import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { expectNoSecrets, folderOf, integration, lineOf, ndjson, range, read, records, run, secretKey, servedSandbox, writeLines } from "./support/command.mjs";
import { installed } from "./support/installed.mjs";
import { names, pages, section } from "./support/pages.mjs";

test("--help and --version answer, and what is no command says what there is", async () => {
  const help = await run(["--help"]);
  assert.equal(help.code, 0);
  assert.match(help.out, /^Usage: novu-channel-connections import \[FILE\]/);
  const { version } = JSON.parse(read(join(installed, "package.json")));
  assert.equal((await run(["import", "--version"])).out, `${version}\n`);
  for (const args of [[], ["export"], ["toString"]]) {
    const { code, err } = await run(args);
    assert.deepEqual([code, err], [2, "Say what to do: novu-channel-connections import FILE, or --help.\n"]);
  }
});

test("docs/import.md has the options of --help, and no others", async () => {
  const { out } = await run(["--help"]);
  const options = [...out.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name]) => name);
  const documented = section(pages["docs/import.md"], "Options").match(/^\| `--.*$/gm).flatMap((row) => row.split(" | ")[0].match(/--[\w-]+/g));
  assert.deepEqual(documented, options);
});

test("docs/import.md has each kind of failure that a line can have", () => {
  const source = read(new URL("../../src/import/failure_kind.rs", import.meta.url));
  const [, variants] = /pub enum FailureKind \{([^}]*)\}/.exec(source);
  const kinds = [...variants.matchAll(/^ +(\w+),$/gm)].map(([, name]) => name.replace(/\B[A-Z]/g, "_$&").toLowerCase());
  const [, halting] = /const fn halt[^]*?\{[^]*?(Self::Integration[^]*?)=> Halt::AtOnce/.exec(source);
  const stops = [...halting.matchAll(/Self::(\w+)/g)].map(([, name]) => name.replace(/\B[A-Z]/g, "_$&").toLowerCase());
  assert.deepEqual(names(section(pages["docs/import.md"], "Failures")), kinds.filter((kind) => !stops.includes(kind)));
});

test("the secret key is taken from the environment alone", async (t) => {
  const file = writeLines(folderOf(t), "lines", [lineOf(1)]);
  const without = await run(["import", file, ...integration], { env: { NOVU_SECRET_KEY: "" } });
  assert.deepEqual([without.code, without.err], [2, "Set NOVU_SECRET_KEY to the secret key of your Novu environment.\n"]);
  for (const args of [["--secret-key", "sk-bait"], ["--secret-key=sk-bait"], ["--api-key", "sk-bait"]]) {
    const { code, out, err } = await run(["import", file, ...args]);
    assert.equal(code, 2);
    assert.match(err, /read from NOVU_SECRET_KEY alone/);
    expectNoSecrets(out, err);
  }
  assert.match((await run(["import", file, "--nonsense"])).err, /Unknown option '--nonsense'/);
});

test("each line becomes a connection, and a second run sends nothing", async (t) => {
  const folder = folderOf(t);
  const { sandbox, url } = await servedSandbox(t, { secretKey });
  const file = writeLines(folder, "lines", range(0, 50).map((number) => lineOf(number)));
  const args = ["import", file, ...integration, "--server-url", url, "--journal", join(folder, "journal"), "--failed", join(folder, "failed")];
  const { code, out, err } = await run(args);
  assert.deepEqual([code, err], [0, ""]);
  assert.equal(out, "50 lines: 50 right.\n50 of 50 connections there (50 created).\n");
  const connections = sandbox.connections();
  assert.equal(connections.length, 50);
  for (const { identifier, subscriberId, workspace, auth } of connections) {
    const number = subscriberId.slice("user-".length);
    assert.match(identifier, /^import-[0-9a-f]{32}$/);
    assert.deepEqual(workspace, { id: `T${number}`, name: `Team ${number}`, botUserId: `U${number}` });
    assert.deepEqual(auth, { accessToken: `xoxb-bait-${number}` });
  }
  const done = records(join(folder, "journal")).filter(({ outcome }) => outcome);
  assert.deepEqual(done.map(({ identifier }) => identifier).sort(), connections.map(({ identifier }) => identifier).sort());
  expectNoSecrets(read(join(folder, "journal")), out);

  const before = sandbox.requests().length;
  const again = await run(args);
  assert.deepEqual([again.code, again.out], [0, "50 lines: 50 right.\n50 of 50 connections there (50 done before, by the journal).\n"]);
  assert.equal(sandbox.requests().length, before);
  const withoutJournal = await run(args.slice(0, 6));
  assert.match(withoutJournal.out, /50 of 50 connections there \(50 were there\)/);
  assert.equal(sandbox.connections().length, 50);
});

test("what was appended to the file is imported, and a journal of another file or other options is refused", async (t) => {
  const folder = folderOf(t);
  const { sandbox, url } = await servedSandbox(t);
  const file = writeLines(folder, "lines", [lineOf(1), lineOf(2)]);
  const args = ["import", file, ...integration, "--server-url", url, "--journal", join(folder, "journal")];
  assert.equal((await run(args)).code, 0);
  appendFileSync(file, ndjson([lineOf(3)]));
  assert.match((await run(args)).out, /3 of 3 connections there \(1 created, 2 done before, by the journal\)/);

  const journal = read(join(folder, "journal"));
  const other = await run([...args, "--upsert"]);
  assert.deepEqual([other.code, other.err.includes("The journal is of a run with another --upsert.")], [2, true]);
  writeLines(folder, "lines", [lineOf(4), lineOf(2), lineOf(3)]);
  for (const lines of [[lineOf(4), lineOf(2), lineOf(3)], [lineOf(1)]]) {
    writeLines(folder, "lines", lines);
    const { code, err } = await run(args);
    assert.deepEqual([code, err.includes("The journal is of another file")], [2, true]);
  }
  assert.equal(read(join(folder, "journal")), journal);
  assert.equal(sandbox.connections().length, 3);
});

test("a run does not begin while lines are wrong, unless they are left out, and then they are in the file of failures", async (t) => {
  const folder = folderOf(t);
  const { sandbox, url } = await servedSandbox(t);
  const twice = lineOf(1, { installation: { ...lineOf(1).installation, team: { id: "T9" } } });
  const lines = [lineOf(1), "{nonsense xoxb-bait", "", twice, lineOf(2, { installation: { team: { id: "T2" } } }), lineOf(3)];
  const file = writeLines(folder, "lines", lines);
  const args = ["import", file, ...integration, "--server-url", url];
  const expected = [
    "line 2: The line is not JSON: what stands at column 2 cannot stand there.",
    "line 4: Line 1 has the same integration, subscriber and contexts (or the same identifier): Novu keeps one connection for them. Keep one of the lines, or give each a context of its own.",
    "line 5, installation.bot: bot is required: the customer granted user scopes alone. Ask for bot scopes, like chat:write in the option scopes of Bolt.",
  ].join("\n");
  const dry = await run([...args, "--dry-run"], { env: { NOVU_SECRET_KEY: "" } });
  assert.deepEqual([dry.code, dry.out], [1, `${expected}\n5 lines: 2 right, 3 wrong (1 of them a duplicate).\n`]);
  const refused = await run(args);
  assert.equal(refused.code, 2);
  assert.match(refused.out, /3 wrong .* Nothing was sent\. Mend these lines, or leave them out with --skip-invalid\.\n$/);
  assert.equal(sandbox.requests().length, 0);

  const failed = join(folder, "failed");
  const rest = await run([...args, "--skip-invalid", "--failed", failed]);
  assert.equal(rest.code, 1);
  assert.match(rest.out, /2 of 5 connections there \(2 created\)\.[^]*3 {2}not valid {2}line 2; 4; 5/);
  assert.equal(sandbox.connections().length, 2);
  assert.equal(statSync(failed).mode & 0o777, 0o600);
  assert.deepEqual(records(failed).map(({ error }) => [error.line, error.kind, error.faults[0].code]), [[2, "invalid", "syntax"], [4, "invalid", "duplicate"], [5, "invalid", "invalid"]]);
  assert.equal(records(failed)[0].text, "{nonsense xoxb-bait");
  expectNoSecrets(dry.out, refused.out, rest.out);
});

test("lines that failed are told by kind, and the file of them is the next run's input", async (t) => {
  const folder = folderOf(t);
  const subscribers = range(0, 20).map((number) => `user-${number}`);
  const { sandbox, url } = await servedSandbox(t, { subscribers });
  const inTheWay = { ...{ integrationIdentifier: "slack-prod", subscriberId: "user-3", identifier: "mine" }, workspace: { id: "T3" }, auth: { accessToken: "xoxb-bait" } };
  await sandbox.handle(new Request(`${url}/v1/channel-connections`, { method: "POST", headers: { Authorization: "ApiKey k", "Content-Type": "application/json" }, body: JSON.stringify(inTheWay) }));
  const file = writeLines(folder, "lines", range(0, 22).map((number) => lineOf(number)));
  const failed = join(folder, "failed");
  const args = ["--server-url", url, ...integration];
  const first = await run(["import", file, ...args, "--failed", failed, "--journal", join(folder, "journal")]);
  assert.equal(first.code, 1);
  assert.match(first.out, /19 of 22 connections there[^]*1 {2}another connection is in the way {2}line 4\n[^]*--upsert[^]*2 {2}no such subscriber +line 2[12]; 2[12]\n/);
  assert.deepEqual(records(failed).map(({ error, subscriberId }) => [error.kind, error.line, subscriberId]).sort(), [
    ["other_connection", 4, "user-3"],
    ["subscriber_missing", 21, "user-20"],
    ["subscriber_missing", 22, "user-21"],
  ]);
  const report = await run(["report", failed]);
  assert.match(report.out, /3 lines failed:[^]*2 {2}no such subscriber/);

  subscribers.push("user-20", "user-21");
  const later = await servedSandbox(t);
  const again = await run(["import", failed, "--server-url", later.url, ...integration, "--failed", join(folder, "failed-2")]);
  assert.deepEqual([again.code, later.sandbox.connections().length], [0, 3]);
  expectNoSecrets(first.out, first.err, report.out, read(join(folder, "journal")));
  for (const other of [file, join(folder, "journal")]) {
    const before = read(other);
    const { code, err } = await run(["import", failed, ...args, "--failed", other]);
    assert.deepEqual([code, err.includes("was left as it is")], [2, true]);
    assert.equal(read(other), before);
  }
  assert.match((await run(["import", failed, ...args, "--failed", join(folder, ".", "failed")])).err, /must be three different files/);
});

test("--upsert replaces tokens, and keeps a connection of another workspace", async (t) => {
  const folder = folderOf(t);
  const { sandbox, url } = await servedSandbox(t);
  const args = ["--server-url", url, ...integration];
  assert.equal((await run(["import", "-", ...args], { input: ndjson([lineOf(1), lineOf(2)]) })).code, 0);
  const renewed = lineOf(1);
  renewed.installation.bot.token = "xoxb-bait-new";
  const moved = lineOf(2);
  moved.installation.team.id = "T7";
  const { code, out } = await run(["import", "-", ...args, "--upsert"], { input: ndjson([renewed, moved, lineOf(3)]) });
  assert.equal(code, 1);
  assert.match(out, /2 of 3 connections there \(1 created, 1 replaced\)[^]*1 {2}a connection of another workspace is in the way {2}line 2/);
  assert.deepEqual(sandbox.connections().map(({ auth }) => auth.accessToken), ["xoxb-bait-new", "xoxb-bait-2", "xoxb-bait-3"]);
});

test("an identifier that the line gives is no proof: whose connection has it is asked", async (t) => {
  const { sandbox, url } = await servedSandbox(t);
  const args = ["import", "-", "--server-url", url, ...integration];
  const line = lineOf(1, { identifier: "acme" });
  assert.equal((await run(args, { input: ndjson([line]) })).code, 0);
  assert.match((await run(args, { input: ndjson([line]) })).out, /1 of 1 connection there \(1 were there\)/);
  const { code, out } = await run(args, { input: ndjson([lineOf(2, { identifier: "acme" })]) });
  assert.deepEqual([code, /1 {2}the identifier is taken/.test(out)], [1, true]);
  assert.equal(sandbox.connections().length, 1);
});

test("standard input is kept in a file of nobody else while it is read twice", async (t) => {
  const { sandbox, url } = await servedSandbox(t);
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith("novu-import-"));
  const { code } = await run(["import", "--server-url", url, ...integration], { input: ndjson(range(0, 20).map((number) => lineOf(number))) });
  assert.deepEqual([code, sandbox.connections().length], [0, 20]);
  assert.deepEqual(readdirSync(tmpdir()).filter((name) => name.startsWith("novu-import-") && !before.includes(name)), []);
});

test("--from-bolt reads the stores of both Bolts", async (t) => {
  const folder = folderOf(t);
  const store = (name, files) => {
    mkdirSync(join(folder, "store", name), { recursive: true });
    for (const [file, value] of Object.entries(files)) writeFileSync(join(folder, "store", name, file), JSON.stringify(value));
  };
  store("E1-T1", { "app-latest": lineOf(1).installation, "user-U1-latest": { team: { id: "no" } } });
  store("T2", { "app-latest": lineOf(2).installation });
  store("none-T3", {
    "installer-latest": { team_id: "T3", user_id: "U3", bot_token: null },
    "bot-latest": { team_id: "T3", bot_token: "xoxb-bait-3", bot_user_id: "U9" },
  });
  const { sandbox, url } = await servedSandbox(t);
  const args = ["import", "--from-bolt", join(folder, "store"), "--server-url", url, ...integration, "--context", "tenant={team.id}"];
  const wrong = await run([...args, "--dry-run"]);
  assert.match(wrong.out, /^folder none-T3, team\.id: --context needs a text or a whole number at team\.id/);
  const { code } = await run([...args, "--skip-invalid", "--journal", join(folder, "journal")]);
  assert.equal(code, 1);
  assert.deepEqual(sandbox.connections().map(({ contextKeys, workspace }) => [contextKeys[0], workspace.id]), [["tenant:T1", "T1"], ["tenant:T2", "T2"]]);
  store("empty", { "user-U1-latest": {} });
  assert.match((await run([...args, "--dry-run"])).out, /folder empty, installation\./);
  for (const [path, message] of [[folder, /no folder of Bolt's FileInstallationStore/], [join(folder, "nothing"), /no such file or directory/]]) {
    const { code, err } = await run(["import", "--from-bolt", path, ...integration]);
    assert.equal(code, 2);
    assert.match(err, message);
  }
});

test("lines that come while the file is read wait for the next run", async (t) => {
  const folder = folderOf(t);
  const file = writeLines(folder, "lines", range(0, 200).map((number) => lineOf(number)));
  let arrived = 0;
  const { sandbox, url } = await servedSandbox(t, {}, () => {
    if (++arrived === 10) appendFileSync(file, ndjson([lineOf(1_000)]));
  });
  const args = ["import", file, ...integration, "--server-url", url, "--journal", join(folder, "journal")];
  assert.match((await run(args)).out, /200 of 200 connections there/);
  assert.match((await run(args)).out, /201 of 201 connections there \(1 created, 200 done before, by the journal\)/);
  assert.equal(sandbox.connections().length, 201);
});
