import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderOf, lineOf, run, servedSandbox } from "./support/command.mjs";

const line = (number) => JSON.stringify(lineOf(number));
const tooLong = `{"subscriberId":"${"x".repeat(10 * 1024 * 1024)}"}`;
const nested = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;

/** What a file has in it, the faults that are told of it, and how many connections it makes with --skip-invalid. */
const files = [
  { name: "CRLF", bytes: `${line(1)}\r\n${line(2)}\r\n`, there: 2 },
  { name: "a byte order mark", bytes: `\ufeff${line(1)}\n${line(2)}\n`, there: 2 },
  { name: "empty lines", bytes: `\n\n${line(1)}\n  \t\n\r\n${line(2)}\n\n`, there: 2 },
  { name: "no line break at the end", bytes: `${line(1)}\n${line(2)}`, there: 2 },
  { name: "no JSON", bytes: `${line(1)}\nnonsense\n${line(2)}\n`, there: 2, faults: [/^line 2: The line is not JSON: what stands at column 2 cannot/] },
  { name: "JSON over several lines", bytes: `${JSON.stringify(lineOf(1), null, 2)}\n`, there: 0, faults: [/^line 1: The line is not JSON: it ends too soon\. Each request must be on one line\./] },
  { name: "a line of 10 MB", bytes: `${line(1)}\n${tooLong}\n${line(2)}\n`, there: 2, faults: [/^line 2: The line is longer than 1,048,576 bytes\./] },
  { name: "a line of 10 MB at the end", bytes: `${line(1)}\n${tooLong}`, there: 1, faults: [/^line 2: The line is longer than/] },
  { name: "a line that is nested too deep", bytes: `${nested}\n${line(1)}\n`, there: 1, faults: [/^line 1: The line is not JSON/] },
  { name: "no UTF-8", bytes: Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from(`"}\n${line(1)}\n`)]), there: 1, faults: [/^line 1: The line is not UTF-8\./] },
  { name: "UTF-16", bytes: Buffer.from(`\ufeff${line(1)}\n`, "utf16le"), there: 0, faults: [/^line 1: The line is not UTF-8\./, /^line 2: The line is not JSON/] },
  { name: "names that every object has", bytes: `${line(1)}\n{"__proto__":{"subscriberId":"x"},"constructor":1,"toString":2}\n`, there: 1, faults: [/^line 2, workspace: workspace is required|^line 2: workspace is required/] },
  { name: "an array of lines", bytes: `[${line(1)},${line(2)}]\n`, there: 0, faults: [/^line 1: The line must be a JSON object/] },
];

for (const { name, bytes, there, faults = [] } of files) {
  test(`a file with ${name}`, async (t) => {
    const folder = folderOf(t);
    const file = join(folder, "lines");
    writeFileSync(file, bytes);
    const { sandbox, url } = await servedSandbox(t);
    const args = ["import", file, "--integration", "slack-prod", "--server-url", url];
    const dry = await run([...args, "--dry-run"]);
    const told = dry.out.split("\n").filter((text) => /^line \d/.test(text));
    for (const [place, fault] of faults.entries()) assert.match(told[place] ?? "", fault);
    assert.deepEqual([dry.code, told.length > 0], faults.length > 0 ? [1, true] : [0, false], dry.out.slice(0, 1_000));

    const failed = join(folder, "failed");
    const { code } = await run([...args, "--skip-invalid", "--failed", failed]);
    assert.equal(sandbox.connections().length, there);
    assert.equal(code, faults.length > 0 ? 1 : 0);
    // Nothing is lost: what is not there is in the file of failures, or, where it is too long for that, named by its line.
    const { lines } = JSON.parse((await run([...args, "--json", "--skip-invalid"])).out.trim().split("\n").at(-1));
    const kept = readFileSync(failed, "utf8").split("\n").filter(Boolean).map((text) => JSON.parse(text));
    assert.equal(kept.length, lines - there);
    assert.ok(kept.every(({ error }) => error.line > 0));
  });
}

const noFiles = [
  { name: "nothing", args: (folder) => [join(folder, "nothing")], err: /nothing: ENOENT: no such file/ },
  { name: "a folder", args: (folder) => [folder], err: /: it is a folder/ },
  { name: "an empty file", args: (folder) => [join(folder, "empty")], err: /^There are no lines to import\.$/m },
  { name: "two files", args: (folder) => [join(folder, "empty"), "-"], err: /^Name one FILE/ },
  { name: "a file and a store", args: (folder) => [join(folder, "empty"), "--from-bolt", folder], err: /^Name one FILE/ },
  { name: "a folder that is no store", args: (folder) => ["--from-bolt", folder], err: /is no folder of Bolt's FileInstallationStore/ },
  { name: "a journal that is none", args: (folder) => [join(folder, "empty"), "--journal", join(folder, "other")], err: /other: The file of --journal is no journal of this command, and was left as it is/ },
  { name: "a journal that is a folder", args: (folder) => [join(folder, "empty"), "--journal", folder], err: /EISDIR/ },
];

for (const { name, args, err } of noFiles) {
  test(`${name} cannot be imported, and the error says so`, async (t) => {
    const folder = folderOf(t);
    writeFileSync(join(folder, "empty"), "\n");
    writeFileSync(join(folder, "other"), "mine\n");
    mkdirSync(join(folder, "sub"));
    const told = await run(["import", ...args(folder)]);
    assert.equal(told.code, 2);
    assert.match(told.err, err);
    assert.equal(told.err.trim().split("\n").length, 1, told.err);
    assert.equal(readFileSync(join(folder, "other"), "utf8"), "mine\n");
  });
}
