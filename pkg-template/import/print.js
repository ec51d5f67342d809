/** Prints the request of each line, instead of sending it. */
export async function printAll({ source, run, failedFile }) {
  for await (const lines of source.lines()) {
    for (const { number, bytes } of lines) {
      const prepared = run.prepare(number, bytes);
      if (prepared?.line !== undefined) failedFile?.add(prepared.line);
      if (prepared?.body === undefined) continue;
      run.done(number, "there");
      if (!process.stdout.write(`${prepared.body}\n`)) await new Promise((resolve) => process.stdout.once("drain", resolve));
    }
  }
}
