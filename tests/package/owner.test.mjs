// Whom a connection belongs to, where a worker behind serverURL decides it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { secretKey, validRequest } from "./support/answers.mjs";
import { main, mount, serverURL } from "./support/edge.mjs";

const { subscriberId, context, ...ownerless } = validRequest();

for (const name of ["createChannelConnection", "upsertChannelConnection"]) {
  test(`${name} without a secret key needs no owner: the worker decides it`, async () => {
    const { sandbox, page } = mount({ operations: ["upsert"] });
    await main[name](ownerless, { serverURL, fetch: page });
    assert.equal(sandbox.connections()[0].subscriberId, "user-123");
  });

  test(`${name} with a secret key does`, async () => {
    for (const key of [secretKey, () => secretKey]) {
      const error = await main[name](ownerless, { secretKey: key, fetch: () => assert.fail("something was sent") }).catch((error) => error);
      assert.deepEqual([error.code, error.issues.map(({ path, code }) => [path, code])], ["validation", [[[], "scope"]]]);
    }
  });

  test(`${name} without a secret key has all other rules`, async () => {
    const error = await main[name]({ ...ownerless, workspace: {} }, { serverURL, fetch: () => assert.fail("something was sent") }).catch((error) => error);
    assert.deepEqual(error.issues.map(({ path }) => path), [["workspace", "id"]]);
  });
}
