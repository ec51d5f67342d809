import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { bundle } from "../../scripts/bundle.mjs";
import { compiledBeforehand, compiledModules } from "./support/compiled-beforehand.mjs";

test("an edge that forbids compiling runs the wasm that was compiled beforehand", async () => {
  const source = `
    import { generateIdempotencyKey, listChannelConnections } from "novu-channel-connections";
    import { createSandbox } from "novu-channel-connections/testing";
    result = [generateIdempotencyKey(), listChannelConnections({}, { secretKey: "key-1", fetch: createSandbox().fetch })];
  `;
  const [{ contents }] = await bundle(source, { conditions: ["edge-light"], format: "iife", plugins: [compiledBeforehand] });
  const forbidden = () => {
    throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder");
  };
  const context = createContext({
    WebAssembly: { Instance: WebAssembly.Instance, Module: forbidden, compile: forbidden, instantiate: forbidden },
    compiled: compiledModules(),
    ...{ AbortController, Headers, Request, Response, TextDecoder, TextEncoder, Uint8Array, URL, clearTimeout, crypto, performance, setTimeout, result: undefined },
  });
  runInContext(Buffer.from(contents).toString(), context);
  assert.match(context.result[0], /^[0-9a-f]{32}$/);
  assert.equal((await context.result[1]).totalCount, 0);
});
