import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, run } from "../../../scripts/run.mjs";
import { installProject } from "../../everywhere/support/install.mjs";
import { contenders } from "../contenders.mjs";
import { requests, stubFetch } from "../project/requests.mjs";

/** A project in which everything that is measured is installed, with these files beside it. */
export const folder = join(root, "target/bench");

export async function installContenders() {
  await installProject(folder, join(root, "tests/bench/project"));
  await run(process.execPath, [join(folder, "compile-ajv.mjs")]);
  await agree();
}

/** Nobody is measured doing less: all have the same verdict on every request, and create the same connection. */
async function agree() {
  const { identifier } = JSON.parse(requests.valid.text);
  for (const [name, file] of Object.entries(contenders)) {
    const { validate, isRight, knowsTypesOnly, creator } = await import(pathToFileURL(join(folder, "peers", `${file}.mjs`)).href);
    for (const [of, { text, valid = false, typesTell }] of Object.entries(requests)) {
      const expected = knowsTypesOnly ? !typesTell : valid;
      if (isRight(validate(JSON.parse(text))) !== expected) throw new Error(`${name} finds another verdict on the request: ${of}`);
    }
    const connection = await creator(stubFetch)(JSON.parse(requests.valid.text));
    if (connection.identifier !== identifier) throw new Error(`${name} creates another connection.`);
  }
}
