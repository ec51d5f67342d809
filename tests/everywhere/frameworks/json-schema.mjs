import { install } from "../support/install.mjs";
import { versionIn } from "../support/versions.mjs";

const fixture = "frameworks/json-schema";

/** The example for a tool that takes the JSON Schema of a request. */
const rowOf = (tool) => ({
  name: `${tool}, the JSON Schema`,
  version: versionIn(fixture, tool),
  async run({ command }) {
    await command(process.execPath, ["check.js", tool], { cwd: await install(fixture) });
  },
});

export const rows = ["hono-openapi", "openai", "ai"].map(rowOf);
