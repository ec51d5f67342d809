import { join } from "node:path";
import { root } from "../../../scripts/run.mjs";

/** Where the fixtures lie, and where they are installed and run. */
export const fixtures = join(root, "tests/everywhere");
export const workshop = join(root, "target/everywhere");
