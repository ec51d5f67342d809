import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import binaryen from "binaryen";
import { installed } from "./support/installed.mjs";
import { runNode } from "./support/run-node.mjs";

// V8 up to 11 (Node 20) ends the process where it has to compile a function anew while an export of a wasm runs that it has
// compiled into that function, if the export returns a JavaScript value and nothing else.

const start = `
  import { createChannelConnection, validateCreateChannelConnectionRequest } from "novu-channel-connections";
  const proto = { known: 1 };
  const holder = Object.create(proto);
  let isToChange = false;
  const workspace = {
    get id() {
      if (isToChange) Object.assign(proto, { known: 2, more: 3 });
      return "T0123456";
    },
  };
  const request = { integrationIdentifier: "slack-prod", subscriberId: "user-1", workspace, auth: { accessToken: "a-token" } };
  const options = { secretKey: "a-key", maxRetries: 0, fetch: async () => Response.json({}) };
`;

const calls = {
  validateCreateChannelConnectionRequest: { call: "validateCreateChannelConnectionRequest(request)", times: 100_000 },
  createChannelConnection: { call: "createChannelConnection(request, options).catch(() => {})", times: 20_000 },
};
for (const [name, { call, times }] of Object.entries(calls)) {
  test(`a function that the engine has to compile anew while it calls ${name} goes on`, async () => {
    const known = await runNode(`${start}
      const work = () => [holder.known, ${call}, holder.known];
      for (let i = 0; i < ${times}; i++) {
        work();
        if (i % 1_000 === 0) await new Promise(setImmediate);
      }
      isToChange = true;
      const [before, , after] = work();
      report([before, after]);
    `);
    assert.deepEqual(known, [1, 2]);
  });
}

for (const file of readdirSync(installed, { recursive: true }).filter((name) => name.endsWith(".wasm"))) {
  test(`no export of ${file} returns one JavaScript value and nothing else`, () => {
    const wasm = binaryen.readBinary(readFileSync(join(installed, file)));
    const all = Array.from({ length: wasm.getNumExports() }, (_, place) => binaryen.getExportInfo(wasm.getExportByIndex(place)));
    const functions = all.filter(({ kind }) => kind === binaryen.ExternalFunction);
    assert.ok(functions.length > 0);
    const returnsOne = ({ value }) => binaryen.getFunctionInfo(wasm.getFunction(value)).results === binaryen.externref;
    assert.deepEqual(functions.filter(returnsOne).map(({ name }) => name), []);
    wasm.dispose();
  });
}
