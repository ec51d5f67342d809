import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { project } from "../../../scripts/pack.mjs";

export { project };
export const installed = join(project, "node_modules/novu-channel-connections");
export const requireInstalled = createRequire(join(project, "main.cjs"));

/** The entries as ES modules: `{ main, slim, edge, providers, testing, testingNode }`. */
export const importInstalled = () => import(pathToFileURL(join(project, "entries.mjs")).href);

/** The text of a file of the package. */
export const readInstalled = (path) => readFileSync(join(installed, path), "utf8");
