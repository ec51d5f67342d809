import assert from "node:assert/strict";
import { after, test } from "node:test";
import { bundle } from "../../scripts/bundle.mjs";
import { closeBrowser, openPage } from "./support/open-page.mjs";
import { serve } from "./support/serve.mjs";

after(closeBrowser);

/** Serves a page that runs `source`, and resolves to what that assigned to `window.result`, or to a promise of it. */
async function resultOfPage(t, source, headers = {}) {
  const [{ contents }] = await bundle(source, { minify: true });
  const { url } = await serve(t, (request) =>
    new URL(request.url).pathname === "/main.js"
      ? new Response(contents, { headers: { "content-type": "text/javascript" } })
      : new Response('<!doctype html><script type="module" src="/main.js"></script>', { headers: { "content-type": "text/html", ...headers } }),
  );
  const page = await openPage(t, url);
  await page.waitForFunction(() => "result" in window);
  return page.evaluate(() => window.result);
}

const report = `
  import { isNovuError, isValidIdentifier } from "novu-channel-connections";
  try { window.result = isValidIdentifier("a"); }
  catch (error) { window.result = [isNovuError(error), error.code, error.outcome, error.attempts, error.message]; }
`;

test("a page runs the wasm inside of its bundle", async (t) => {
  assert.equal(await resultOfPage(t, report), true);
});

test("a policy that allows WebAssembly is enough", async (t) => {
  const policy = { "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'" };
  assert.equal(await resultOfPage(t, report, policy), true);
});

test("a policy that forbids WebAssembly is named with the directive that is missing", async (t) => {
  const policy = { "content-security-policy": "default-src 'none'; script-src 'self'" };
  const [ours, code, outcome, attempts, message] = await resultOfPage(t, report, policy);
  assert.deepEqual([ours, code, outcome, attempts], [true, "configuration", "not_created", 0]);
  assert.match(message, /script-src 'wasm-unsafe-eval'/);
});

test("under such a policy a call that returns a promise rejects, and does not throw", async (t) => {
  const source = `
    import { createChannelConnection } from "novu-channel-connections";
    window.result = createChannelConnection({}, {}).then(() => "resolved", (error) => error.code);
  `;
  assert.equal(await resultOfPage(t, source, { "content-security-policy": "default-src 'none'; script-src 'self'" }), "configuration");
});

const request = `{ integrationIdentifier: "slack", subscriberId: "user", workspace: { id: "T1" }, auth: { accessToken: "xoxb-token" } }`;

test("a secret key is refused in a page before anything is sent", async (t) => {
  const api = await serve(t, () => new Response("{}", { status: 201 }));
  const source = `
    import { createChannelConnection } from "novu-channel-connections";
    window.result = createChannelConnection(${request}, { secretKey: "key-in-a-page", serverURL: "${api.url}" })
      .then(() => "resolved", (error) => [error.code, error.message]);
  `;
  const [code, message] = await resultOfPage(t, source);
  assert.equal(code, "configuration");
  assert.match(message, /secretKey/);
  assert.ok(!message.includes("key-in-a-page"));
  assert.equal(api.requests.length, 0);
});

test("a page creates a connection through a server of the same origin", async (t) => {
  const [{ contents }] = await bundle(`
    import { createChannelConnection } from "novu-channel-connections";
    window.result = createChannelConnection(${request}, { serverURL: location.origin + "/api" }).then((connection) => connection.identifier);
  `);
  const { url, requests } = await serve(t, async (incoming) => {
    const { pathname } = new URL(incoming.url);
    if (pathname === "/main.js") return new Response(contents, { headers: { "content-type": "text/javascript" } });
    if (pathname === "/") return new Response('<!doctype html><script type="module" src="/main.js"></script>', { headers: { "content-type": "text/html" } });
    if (pathname !== "/api/v1/channel-connections") return new Response(null, { status: 404 });
    return Response.json({ data: { ...(await incoming.json()), contextKeys: [] } }, { status: 201 });
  });
  const page = await openPage(t, url);
  await page.waitForFunction(() => "result" in window);
  assert.match(await page.evaluate(() => window.result), /^chconn_[0-9a-z]{12}$/);
  const created = requests.find(({ method }) => method === "POST");
  assert.equal(created.headers.authorization, undefined);
});
