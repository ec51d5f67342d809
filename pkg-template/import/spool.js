import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Standard input as an open file, to be read twice. Nobody else may read it, and its name is gone before anything is in it: it goes with
 * the process, however that ends.
 */
export async function spool(input) {
  const folder = await mkdtemp(join(tmpdir(), "novu-import-"));
  const path = join(folder, "lines");
  const handle = await open(path, "wx+", 0o600);
  try {
    // Windows removes it when it is closed.
    await rm(folder, { recursive: true, force: true });
    for await (const chunk of input) await handle.appendFile(chunk);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return handle;
}
