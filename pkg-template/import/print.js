/** Prints the request of each line, instead of sending it. */
export async function printAll({ source, run, failedFile, stop }) {
  for await (const lines of source.lines()) {
    for (const { number, bytes } of lines) {
      if (stop.signal.aborted) return;
      const prepared = run.prepare(number, bytes);
      if (prepared?.line !== undefined) failedFile?.add(prepared.line);
      if (prepared?.body === undefined) continue;
      run.printed(number);
      if (!process.stdout.write(`${prepared.body}\n`)) await new Promise((resolve) => process.stdout.once("drain", resolve));
    }
  }
}
