// Compiles the schema of Ajv to a module, as a build would do beforehand. Runs where Ajv is installed.
import { writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { schema } from "./peers/ajv-schema.mjs";

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, code: { source: true } });
writeFileSync(new URL("peers/ajv-compiled.cjs", import.meta.url), standaloneCode.default(ajv, ajv.compile(schema)));
