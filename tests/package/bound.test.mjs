// A client with bound options.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bundle } from "../../scripts/bundle.mjs";
import { compressed } from "../../scripts/check-size.mjs";
import { secretKey, validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";

const { main, testing } = await importInstalled();
const { channelConnections } = main;

test("its methods are the functions of the package, with its options", async () => {
  const sandbox = testing.createSandbox();
  const novu = channelConnections({ secretKey, fetch: sandbox.fetch });
  const { identifier } = await novu.create(validRequest());
  const upserted = await novu.upsert({ ...validRequest(), workspace: { id: "T2" } });
  assert.deepEqual([upserted.created, upserted.replaced.workspace.id, upserted.connection.identifier], [false, "T0123456", identifier]);
  assert.equal((await novu.retrieve(identifier)).workspace.id, "T2");
  assert.equal((await novu.list({ limit: 1 })).totalCount, 1);
  for await (const found of novu.iterate()) assert.equal(found.identifier, identifier);
  await novu.update(identifier, { workspace: { id: "T3" }, auth: { accessToken: "xoxb-third" } });
  assert.equal(sandbox.connections()[0].workspace.id, "T3");
  assert.equal(await novu.delete(identifier), undefined);
  assert.deepEqual(sandbox.connections(), []);
});

test("the options of a call are taken instead of the client's, unless they are undefined or null", async () => {
  const sandbox = testing.createSandbox();
  const novu = channelConnections({ secretKey, fetch: sandbox.fetch, idempotencyKey: "bound", headers: { "x-bound": "1" }, onOtherWorkspace: "error" });
  await novu.create(validRequest(), { idempotencyKey: "own" });
  await novu.create(validRequest(), { idempotencyKey: undefined, headers: null }).catch(() => {});
  const [first, second] = sandbox.requests();
  assert.deepEqual([first.headers["idempotency-key"], first.headers["x-bound"], second.headers["idempotency-key"], second.headers["x-bound"]], ["own", "1", "bound", "1"]);
  const other = { ...validRequest(), workspace: { id: "T2" } };
  assert.equal((await novu.upsert(other).catch((error) => error)).code, "conflict");
  assert.equal((await novu.upsert(other, { onOtherWorkspace: "replace" })).replaced.workspace.id, "T0123456");
});

test("options of a class, with private fields, are read as they are, and what is given to every object is none", async () => {
  const sandbox = testing.createSandbox();
  class Options {
    #key = secretKey;
    get secretKey() {
      return this.#key;
    }
    get fetch() {
      return this.#key && sandbox.fetch;
    }
  }
  Object.prototype.idempotencyKey = "evil";
  try {
    await channelConnections(new Options()).create(validRequest());
  } finally {
    delete Object.prototype.idempotencyKey;
  }
  const [{ headers }] = sandbox.requests();
  assert.notEqual(headers["idempotency-key"], "evil");
});

for (const options of [5, "options", true]) {
  test(`${JSON.stringify(options)} as the options of a call is refused as the function refuses it`, async () => {
    const novu = channelConnections({ secretKey, fetch: () => assert.fail("something was sent") });
    const [bound, plain] = await Promise.all([novu.create(validRequest(), options), main.createChannelConnection(validRequest(), options)].map((call) => call.catch((error) => error)));
    assert.deepEqual([bound.code, bound.message], ["configuration", plain.message]);
  });
}

test("a bundle that uses one method is no larger than one that uses the functions", async () => {
  const of = async (source) => compressed(await bundle(source, { minify: true }));
  const methods = await of('import { channelConnections } from "novu-channel-connections"; console.log(channelConnections(globalThis.options).create);');
  const functions = await of(
    `import { createChannelConnection, upsertChannelConnection, retrieveChannelConnection, listChannelConnections, iterateChannelConnections, updateChannelConnection, deleteChannelConnection } from "novu-channel-connections";
    console.log(createChannelConnection, upsertChannelConnection, retrieveChannelConnection, listChannelConnections, iterateChannelConnections, updateChannelConnection, deleteChannelConnection);`,
  );
  assert.ok(methods <= functions + 300, `${methods} and ${functions} bytes`);
});
