import { stat } from "node:fs/promises";
import { CannotBegin } from "./cannot-begin.js";
import { openFailedFile } from "./failed-file.js";
import { checkAll } from "./first-check.js";
import { openJournal } from "./journal.js";
import { printAll } from "./print.js";
import { sendAll } from "./send.js";
import { openSource } from "./source.js";
import { ImportRun, commandConstants } from "./wasm.js";

/** `import`: connects what the lines say. Resolves with the exit code. */
export async function importLines({ files, values }, env) {
  const run = begin(values);
  const settings = run.settings();
  const secretKey = env.NOVU_SECRET_KEY;
  const sends = !settings.dryRun && !settings.print;
  if (sends && !secretKey) throw new CannotBegin(commandConstants().noSecretKey);
  await expectDifferent([files[0], settings.journal, settings.failed]);

  const opened = [];
  const keep = (file) => (opened.push(file), file);
  try {
    const journal = sends && settings.journal ? keep(await openJournal(settings.journal, run)) : undefined;
    const source = keep(await openSource({ files, fromBolt: settings.fromBolt ?? undefined, knownBytes: run.knownBytes() }));
    await checkAll(source, run, settings);
    if (journal) checkSource(source, run, settings);
    const told = run.endCheck();
    const { lines, wrong } = run.checked();
    if (!settings.json) (settings.print ? process.stderr : process.stdout).write(told);
    if (lines === 0) throw new CannotBegin(commandConstants().noLines);
    if (settings.dryRun) return dryRunCode(run, settings, { lines, wrong });
    if (wrong > 0 && !settings.skipInvalid) return cannotBegin(settings, { lines, wrong });
    return await carryOut({ run, settings, secretKey, source, journal, keep });
  } finally {
    await Promise.allSettled(opened.map((file) => file.close()));
  }
}

function begin(values) {
  try {
    return new ImportRun(values);
  } catch (error) {
    throw typeof error === "string" ? new CannotBegin(error) : error;
  }
}

/** What a run reads and what it writes are different files, whatever they are called. */
async function expectDifferent(paths) {
  const stats = await Promise.all(paths.filter((path) => path && path !== "-").map((path) => stat(path).catch(() => ({ missing: path }))));
  const names = stats.map(({ missing, dev, ino }) => missing ?? `${dev}:${ino}`);
  if (new Set(names).size < names.length) throw new CannotBegin(commandConstants().sameFile);
}

function checkSource(source, run, { journal }) {
  const known = run.knownBytes() === undefined ? source.describe() : (source.describeBeginning?.() ?? source.describe());
  try {
    run.checkSource(known);
  } catch (error) {
    throw typeof error === "string" ? new CannotBegin(`${journal}: ${error}`) : error;
  }
}

function dryRunCode(run, settings, checked) {
  if (settings.json) process.stdout.write(`${JSON.stringify({ event: "checked", ...checked })}\n`);
  return checked.wrong > 0 ? 1 : 0;
}

function cannotBegin(settings, checked) {
  if (settings.json) process.stdout.write(`${JSON.stringify({ event: "checked", ...checked })}\n`);
  return 2;
}

async function carryOut({ run, settings, secretKey, source, journal, keep }) {
  const stop = new AbortController();
  let fault;
  const onError = (error) => {
    fault ??= error;
    stop.abort();
  };
  const failed = settings.failed ? keep(await openFailedFile(settings.failed)) : undefined;
  const failedFile = await failed?.begin(onError);
  if (settings.print) {
    await printAll({ source, run, failedFile });
    await failedFile?.close();
    process.stderr.write(run.result());
    return run.exitCode();
  }
  const journalFile = journal?.begin(source.describe(), onError);
  try {
    await sendAll({ source, run, settings, secretKey, journal: journalFile, failedFile, stop });
  } finally {
    await journalFile?.close();
    await failedFile?.close();
    process.stdout.write(run.result());
  }
  if (fault) throw fault;
  return run.exitCode();
}
