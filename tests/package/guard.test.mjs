import assert from "node:assert/strict";
import { after, test } from "node:test";
import { bundle } from "../../scripts/bundle.mjs";
import { runNode } from "./support/run-node.mjs";
import { runWorker } from "./support/run-worker.mjs";
import { closeBrowser, openPage } from "./support/open-page.mjs";
import { serve } from "./support/serve.mjs";

after(closeBrowser);

const request = `{ integrationIdentifier: "slack", subscriberId: "user", workspace: { id: "T1" }, auth: { accessToken: "xoxb-token" } }`;
/** Whether a key was refused, with a fetch that sends nothing. */
const refused = `(async () => {
  const fetch = async () => Response.json({ identifier: "a" }, { status: 201 });
  return createChannelConnection(${request}, { secretKey: "a-key", fetch }).then(() => "sent", ({ message }) => (/browser page/.test(message) ? "refused" : message));
})()`;
const imported = 'import { createChannelConnection } from "novu-channel-connections";';

const workers = {
  "a web worker": `new Promise((resolve) => (new Worker("/worker.js").onmessage = ({ data }) => resolve(data)))`,
  "a module worker": `new Promise((resolve) => (new Worker("/worker.js", { type: "module" }).onmessage = ({ data }) => resolve(data)))`,
  "a shared worker": `new Promise((resolve) => (new SharedWorker("/worker.js").port.onmessage = ({ data }) => resolve(data)))`,
  "a service worker": `new Promise((resolve) => {
    navigator.serviceWorker.onmessage = ({ data }) => resolve(data);
    navigator.serviceWorker.register("/worker.js").then(async () => (await navigator.serviceWorker.ready).active.postMessage("ask"));
  })`,
};
for (const [what, ask] of Object.entries(workers)) {
  test(`${what} of a page may hold no key: whoever opens the page can read it`, { timeout: 60_000 }, async (t) => {
    const [{ contents }] = await bundle(
      `${imported}
      addEventListener("connect", async ({ ports: [port] }) => port.postMessage(await ${refused}));
      addEventListener("message", async ({ source }) => source?.postMessage(await ${refused}));
      if (globalThis.DedicatedWorkerGlobalScope) ${refused}.then((result) => postMessage(result));`,
      { format: "iife" },
    );
    const { url } = await serve(t, (incoming) =>
      new URL(incoming.url).pathname === "/worker.js"
        ? new Response(contents, { headers: { "content-type": "text/javascript" } })
        : new Response("<!doctype html>", { headers: { "content-type": "text/html" } }),
    );
    const page = await openPage(t, url);
    assert.equal(await page.evaluate(ask), "refused");
  });
}

const looksLikePage = 'globalThis.document = { nodeType: 9 }; Object.defineProperty(globalThis, "navigator", { value: { userAgent: "Mozilla/5.0 jsdom" } });';

test("Node that imitates a page may hold one", async () => {
  assert.equal(await runNode(`${imported} ${looksLikePage} report(await ${refused});`), "sent");
});

for (const [what, before] of Object.entries({ "a worker at Cloudflare": "", "one that imitates a document": "globalThis.document = { nodeType: 9 };" })) {
  test(`${what} may hold one`, async (t) => {
    const fetch = await runWorker(t, `${imported} ${before} export default { async fetch() { return new Response(await ${refused}); } };`);
    assert.equal(await (await fetch()).text(), "sent");
  });
}

test("an element of a page that has the name of a runtime lets no key in", { timeout: 60_000 }, async (t) => {
  const [{ contents }] = await bundle(`${imported} globalThis.ask = () => ${refused};`, { format: "iife" });
  const names = ["Bun", "Deno", "WebSocketPair", "EdgeRuntime", "process"];
  const elements = names.map((name) => `<form id="${name}"><input name="version"><input name="versions"></form>`).join("");
  const script = new TextDecoder().decode(contents).replaceAll("</", "<\\/");
  const { url } = await serve(t, () => new Response(`<!doctype html>${elements}<script>${script}</script>`, { headers: { "content-type": "text/html" } }));
  const page = await openPage(t, url);
  assert.equal(await page.evaluate("ask()"), "refused");
});

const lookalikes = {
  "React Native": 'Object.defineProperty(globalThis, "navigator", { value: { product: "ReactNative" } }); Object.defineProperty(process, "versions", { value: {} });',
  "a renderer of Electron": 'Object.defineProperty(process, "type", { value: "renderer" });',
};
for (const [what, before] of Object.entries(lookalikes)) {
  test(`${what} may hold no key: whoever has the app can read it`, async () => {
    assert.equal(await runNode(`${imported} ${before} report(await ${refused});`), "refused");
  });
}

test("a page sends no User-Agent of its own, also where it may hold a key: a server would have to allow the header", { timeout: 60_000 }, async (t) => {
  const ask = (options) => `createChannelConnection(${request}, { fetch: async (_, { headers }) => (names = Object.keys(headers), Response.json({ identifier: "a" }, { status: 201 })), ...${options} }).then(() => names.join())`;
  const asks = [`{ secretKey: "a-key", dangerouslyAllowBrowser: true }`, `{ serverURL: "https://my.app/api" }`].map(ask);
  const [{ contents }] = await bundle(`${imported} let names; globalThis.ask = async () => [await ${asks[0]}, await ${asks[1]}];`, { format: "iife" });
  const script = new TextDecoder().decode(contents).replaceAll("</", "<\\/");
  const { url } = await serve(t, () => new Response(`<!doctype html><script>${script}</script>`, { headers: { "content-type": "text/html" } }));
  const page = await openPage(t, url);
  assert.deepEqual(await page.evaluate("ask()"), ["Authorization,Content-Type,Idempotency-Key", "Content-Type,Idempotency-Key"]);
});

test("an edge runtime that imitates a document may hold one, and a page may not", async () => {
  // Node makes its Headers, of which it is asked for the first time, by its version.
  const disguise = `new Headers(); Response.json({}); ${looksLikePage} Object.defineProperty(process, "versions", { value: {} });`;
  assert.equal(await runNode(`${imported} ${disguise} globalThis.EdgeRuntime = "edge-runtime"; report(await ${refused});`), "sent");
  assert.equal(await runNode(`${imported} ${disguise} report(await ${refused});`), "refused");
});
