import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { secretKey } from "./support/answers.mjs";
import { errorOf } from "./support/error-of.mjs";
import { importInstalled } from "./support/installed.mjs";
import { loseFirst, novu, other, request } from "./support/novu.mjs";
import { runWorker } from "./support/run-worker.mjs";

const { main } = await importInstalled();

test("connecting again replaces workspace and token of the connection that is there", async (t) => {
  const { sandbox, options } = await novu(t);
  const first = await main.upsertChannelConnection(request(), options);
  const second = await main.upsertChannelConnection(request("T2", "xoxb-second"), options);
  assert.deepEqual([first.created, second.created], [true, false]);
  assert.equal(second.connection.identifier, first.connection.identifier);
  const [{ workspace, auth }] = sandbox.connections();
  assert.deepEqual([workspace.id, auth.accessToken, sandbox.connections().length], ["T2", "xoxb-second", 1]);
});

test("connecting another workspace tells which one was replaced, and connecting the same one again does not", async (t) => {
  const { options } = await novu(t);
  const first = await main.upsertChannelConnection(request("T1"), options);
  const again = await main.upsertChannelConnection(request("T1", "xoxb-second"), options);
  const other = await main.upsertChannelConnection(request("T2", "xoxb-third"), options);
  assert.deepEqual([Object.keys(first), Object.keys(again)], [["connection", "created"], ["connection", "created"]]);
  assert.deepEqual([other.created, other.connection.workspace.id, other.replaced.workspace.id], [false, "T2", "T1"]);
});

test("onOtherWorkspace: \"error\" replaces the tokens of the same workspace alone", async (t) => {
  const { sandbox, options } = await novu(t);
  const careful = { ...options, onOtherWorkspace: "error" };
  const { connection } = await main.upsertChannelConnection(request("T1"), careful);
  const { created } = await main.upsertChannelConnection(request("T1", "xoxb-second"), careful);
  assert.equal(created, false);
  const before = sandbox.connections();
  const error = await errorOf(main.upsertChannelConnection(request("T2", "xoxb-third"), careful));
  assert.deepEqual([error.code, error.outcome, error.connectionIdentifier], ["conflict", "not_created", connection.identifier]);
  assert.match(error.message, /another workspace/);
  assert.deepEqual(sandbox.connections(), before);
});

for (const value of ["Error", "", true, 1, {}, []]) {
  test(`onOtherWorkspace: ${inspect(value)} is refused before anything is sent`, async () => {
    const options = { secretKey, fetch: () => assert.fail("something was sent"), onOtherWorkspace: value };
    const { code, message, attempts } = await errorOf(main.upsertChannelConnection(request(), options));
    assert.deepEqual([code, attempts], ["configuration", 0]);
    assert.match(message, /onOtherWorkspace/);
  });
}

test("two that connect at once end with the same connection and one of their tokens", async (t) => {
  const { sandbox, options } = await novu(t);
  const both = await Promise.all(["xoxb-a", "xoxb-b"].map((token) => main.upsertChannelConnection(request("T1", token), options)));
  assert.equal(both[0].connection.identifier, both[1].connection.identifier);
  assert.deepEqual(both.map(({ created }) => created).sort(), [false, true]);
  assert.equal(sandbox.connections().length, 1);
  assert.ok(["xoxb-a", "xoxb-b"].includes(sandbox.connections()[0].auth.accessToken));
});

for (const method of ["POST", "PATCH"]) {
  test(`connecting again survives a lost answer to a ${method}`, async (t) => {
    const { sandbox, options } = await novu(t, loseFirst(method));
    await main.createChannelConnection({ ...request(), identifier: "there" }, options);
    const { connection, created } = await main.upsertChannelConnection(request("T2", "xoxb-second"), options);
    assert.deepEqual([connection.identifier, created], ["there", false]);
    assert.equal(sandbox.connections()[0].auth.accessToken, "xoxb-second");
  });
}

test("a connection that is deleted before it can be replaced is created again", async (t) => {
  let isDeleted = false;
  const { sandbox, options } = await novu(t, async ({ method }) => {
    if (method === "PATCH" && !isDeleted) {
      isDeleted = true;
      await main.deleteChannelConnection("there", { secretKey, fetch: sandbox.fetch });
    }
    return undefined;
  });
  await main.createChannelConnection({ ...request(), identifier: "there" }, options);
  const { connection, created } = await main.upsertChannelConnection(request("T2"), options);
  assert.equal(created, true);
  assert.notEqual(connection.identifier, "there");
  assert.equal(sandbox.connections().length, 1);
});

test("an identifier that somebody else's connection has is a conflict, and that stays as it is", async (t) => {
  const { sandbox, options } = await novu(t);
  await main.createChannelConnection({ ...other("somebody-else"), identifier: "mine" }, options);
  const before = sandbox.connections();
  const error = await errorOf(main.upsertChannelConnection({ ...request("T2"), identifier: "mine" }, options));
  assert.deepEqual([error.code, error.outcome, error.connectionIdentifier], ["conflict", "not_created", "mine"]);
  assert.doesNotMatch(error.message, /Use that connection|delete/);
  assert.deepEqual(sandbox.connections(), before);
});

test("a worker connects again", async (t) => {
  const { options } = await novu(t);
  const source = `
    import { channelTypes, iterateChannelConnections, upsertChannelConnection } from "novu-channel-connections";
    export default {
      async fetch(request, env) {
        const options = { secretKey: env.KEY, serverURL: env.URL };
        const body = await request.json();
        const made = [await upsertChannelConnection(body, options), await upsertChannelConnection(body, options)];
        const listed = [];
        for await (const { identifier } of iterateChannelConnections({ limit: 1 }, options)) listed.push(identifier);
        return Response.json({ created: made.map(({ created }) => created), same: listed.join() === made[0].connection.identifier, known: channelTypes().length });
      },
    };
  `;
  const dispatch = await runWorker(t, source, { bindings: { KEY: secretKey, URL: options.serverURL } });
  const answer = await dispatch("http://worker.test/", { method: "POST", body: JSON.stringify(request()) });
  assert.deepEqual(await answer.json(), { created: [true, false], same: true, known: 6 });
});
