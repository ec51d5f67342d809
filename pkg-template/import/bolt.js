import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CannotBegin, unreadable } from "./cannot-begin.js";
import { commandConstants, installationLine, isBoltFolder, notAStore } from "./wasm.js";

/** The folder of Bolt's FileInstallationStore, which has a folder for each workspace, as lines. */
export async function boltSource(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
    throw unreadable(error, path);
  });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name).sort();
  const isStore = await Promise.all(folders.slice(0, 1_000).map(async (name) => isBoltFolder(await readdir(join(path, name)))));
  if (!isStore.includes(true)) throw new CannotBegin(notAStore(path));
  const { boltFiles } = commandConstants();

  return {
    async *lines() {
      for (const [place, name] of folders.entries()) {
        const texts = await Promise.all(boltFiles.map((file) => readFile(join(path, name, file), "utf8").catch(none)));
        const line = installationLine(...texts) ?? '{"installation":{}}';
        yield [{ number: place + 1, bytes: Buffer.from(line), name }];
      }
    },
    describe: () => ({ folder: resolve(path) }),
    close() {},
  };
}

function none(error) {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
