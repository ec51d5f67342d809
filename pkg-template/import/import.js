import { setMaxListeners } from "node:events";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { CannotBegin, cannotBegin } from "./cannot-begin.js";
import { openFailedFile } from "./failed-file.js";
import { checkAll } from "./first-check.js";
import { openJournal } from "./journal.js";
import { newRun } from "./new-run.js";
import { printAll } from "./print.js";
import { sendAll } from "./send.js";
import { openSource } from "./source.js";
import { commandConstants } from "./wasm.js";

/** `import`: connects what the lines say. Resolves with the exit code. */
export async function importLines({ files, values }, env) {
  const run = newRun(values);
  const settings = run.settings();
  const secretKey = env.NOVU_SECRET_KEY;
  if (settings.sends && !secretKey) throw new CannotBegin(commandConstants().noSecretKey);
  await expectDifferent([files[0], settings.journal, settings.failed]);
  // With --print, standard output is for the requests.
  const out = settings.print ? process.stderr : process.stdout;

  const opened = [];
  const keep = (file) => (opened.push(file), file);
  try {
    const { source, journal, failed, exitCode } = await prepare({ files, run, settings, out, keep }).catch((error) => {
      throw cannotBegin(error);
    });
    return exitCode ?? (await carryOut({ run, settings, secretKey, source, journal, failed, out }));
  } finally {
    await Promise.allSettled(opened.map((file) => file.close()));
  }
}

/** What a run reads and what it writes are different files, whatever they are called. */
async function expectDifferent(paths) {
  const named = paths.filter((path) => path && path !== "-");
  const names = await Promise.all(named.map((path) => stat(path, { bigint: true }).then(({ dev, ino }) => `${dev}:${ino}`, () => resolve(path))));
  if (new Set(names).size < names.length) throw new CannotBegin(commandConstants().sameFile);
}

/** Opens the files and checks the lines: `exitCode` is that with which the command then ends, if it does. */
async function prepare({ files, run, settings, out, keep }) {
  const journal = settings.sends && settings.journal ? keep(await openJournal(settings.journal, run)) : undefined;
  const source = keep(await openSource({ files, fromBolt: settings.fromBolt ?? undefined, knownBytes: run.knownBytes() }));
  await checkAll(source, run, out);
  if (journal) checkSource(source, run, settings);
  const { text, exitCode } = run.endCheck();
  out.write(text);
  const failed = exitCode === undefined && settings.failed ? keep(await openFailedFile(settings.failed)) : undefined;
  return { source, journal, failed, exitCode };
}

function checkSource(source, run, { journal }) {
  const known = run.knownBytes() === undefined ? source.describe() : (source.describeBeginning?.() ?? source.describe());
  try {
    run.checkSource(known);
  } catch (error) {
    throw cannotBegin(error, journal);
  }
}

/** Sends the lines, or prints them, and tells the result, whatever goes wrong. */
async function carryOut({ run, settings, secretKey, source, journal, failed, out }) {
  const stop = new AbortController();
  // As many as requests wait at a time; Node would warn of more than ten.
  setMaxListeners(0, stop.signal);
  let fault;
  const onError = (error) => {
    fault ??= error;
    stop.abort();
  };
  const failedFile = failed?.begin(onError);
  const journalFile = journal?.begin(source.describe(), onError);
  const carryOutAll = settings.print ? printAll : sendAll;
  await carryOutAll({ source, run, settings, secretKey, journal: journalFile, failedFile, stop }).catch(onError);
  await Promise.all([journalFile, failedFile].map((file) => file?.close().catch(onError)));
  out.write(run.result());
  if (fault) throw fault;
  return run.exitCode();
}
