import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CannotBegin } from "./cannot-begin.js";
import { commandConstants, installationLine, isBoltFolder, notAStore } from "./wasm.js";

/** The folder of Bolt's FileInstallationStore, which has a folder for each workspace, as lines. */
export async function boltSource(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch(fail(path));
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name).sort();
  if (!(await hasWorkspace(path, folders))) throw new CannotBegin(notAStore(path));
  const { boltFiles } = commandConstants();

  return {
    async *lines() {
      for (const [place, name] of folders.entries()) {
        const texts = await Promise.all(boltFiles.map((file) => readText(join(path, name, file))));
        yield [{ number: place + 1, bytes: Buffer.from(installationLine(...texts)), name }];
      }
    },
    describe: () => ({ folder: resolve(path) }),
    close() {},
  };
}

async function hasWorkspace(path, folders) {
  for (const name of folders) {
    const folder = join(path, name);
    if (isBoltFolder(await readdir(folder).catch(fail(folder)))) return true;
  }
  return false;
}

/** The text of a file, if there is one. What cannot be read ends the command: nobody knows which workspace it is. */
const readText = (path) => readFile(path, "utf8").catch((error) => (error.code === "ENOENT" ? undefined : fail(path)(error)));

/** Some faults of the file system do not say where. */
const fail = (path) => (error) => {
  throw Object.assign(error, { message: `${path}: ${error.message}` });
};
