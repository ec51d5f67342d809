import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { bundle } from "../../scripts/bundle.mjs";
import { project } from "../../scripts/pack.mjs";
import { root, run } from "../../scripts/run.mjs";
import { validRequest } from "./support/answers.mjs";
import { importInstalled } from "./support/installed.mjs";
import { closeBrowser, openPage } from "./support/open-page.mjs";
import { serve } from "./support/serve.mjs";

const { main, testing } = await importInstalled();
const { createChannelConnection, createChannelConnectionRequestSchema: schema, validateField } = main;

after(closeBrowser);

test("the schema has the types of the specification, and form libraries take it as it is", async () => {
  const { code, output } = await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--project", "tests/tsconfig.json"], {
    mayFail: true,
    quiet: true,
  });
  assert.equal(code, 0, output);
});

/** Opens a page with the form of an example; what it submits is in `window.submitted`. */
async function openForm(t, example) {
  const source = `
    import { createElement } from "react";
    import { createRoot } from "react-dom/client";
    import { ConnectForm } from ${JSON.stringify(join(root, "tests/examples", example, "connect-form.tsx"))};
    window.submitted = [];
    const onConnect = async (request) => void window.submitted.push(JSON.parse(JSON.stringify(request)));
    createRoot(document.getElementById("root")).render(createElement(ConnectForm, { onConnect }));
  `;
  const [{ contents }] = await bundle(source, {
    ...{ platform: "browser", jsx: "automatic", define: { "process.env.NODE_ENV": '"production"' } },
    nodePaths: [join(root, "node_modules"), join(project, "node_modules")],
  });
  const { url } = await serve(t, (request) =>
    new URL(request.url).pathname === "/main.js"
      ? new Response(contents, { headers: { "content-type": "text/javascript" } })
      : new Response('<!doctype html><div id="root"></div><script type="module" src="/main.js"></script>', {
          headers: { "content-type": "text/html" },
        }),
  );
  const page = await openPage(t, url);
  await page.getByRole("button", { name: "Connect" }).waitFor();
  return {
    page,
    submit: () => page.getByRole("button", { name: "Connect" }).click(),
    /** Waits until these are the messages that stand in the form. */
    async expectMessages(expected) {
      const shown = () => [...document.querySelectorAll("[role=alert]")].map(({ textContent }) => textContent).filter(Boolean);
      await page.waitForFunction(`JSON.stringify((${shown})()) === ${JSON.stringify(JSON.stringify(expected))}`, undefined, { timeout: 10_000 }).catch(async () => {
        assert.deepEqual(await page.evaluate(shown), expected);
      });
    },
    async submitted() {
      await page.waitForFunction(() => window.submitted.length > 0);
      return page.evaluate(() => window.submitted);
    },
  };
}

for (const example of ["react-hook-form", "tanstack-form"]) {
  test(`${example} shows what is wrong with an untouched form, and submits nothing`, async (t) => {
    const form = await openForm(t, example);
    await form.submit();
    await form.expectMessages(["integrationIdentifier must not be empty.", "workspace.id must not be empty.", "auth.accessToken must not be empty."]);
    assert.deepEqual(await form.page.evaluate(() => window.submitted), []);
  });

  test(`${example} shows what takes several fields, and submits what Novu takes`, async (t) => {
    const form = await openForm(t, example);
    for (const [label, value] of [["Integration", "slack-prod"], ["Workspace", "T0123456"], ["Token", "xoxb-token"]]) {
      await form.page.getByLabel(label).fill(value);
    }
    await form.submit();
    await form.expectMessages(["Give a subscriberId or a context: the connection must belong to somebody."]);
    await form.page.getByLabel("Mode").selectOption("shared");
    await form.submit();
    await form.expectMessages(['Give a context: connectionMode "shared" needs one.']);
    await form.page.getByLabel("Mode").selectOption("");
    await form.page.getByLabel("Subscriber").and(form.page.locator("input")).fill("user-1");
    await form.submit();
    const [request, ...more] = await form.submitted();
    assert.deepEqual(more, []);
    assert.deepEqual(request, {
      integrationIdentifier: "slack-prod",
      subscriberId: "user-1",
      workspace: { id: "T0123456" },
      auth: { accessToken: "xoxb-token" },
    });
    await form.expectMessages([]);
  });
}

test("the form for Teams shows its own labels as somebody types, and needs no owner", async (t) => {
  const form = await openForm(t, "teams-form");
  await form.page.getByLabel("Tenant ID").fill("x");
  await form.page.getByLabel("Tenant ID").fill("");
  await form.expectMessages(["Tenant ID must not be empty."]);
  await form.page.getByLabel("Tenant ID").fill("0a1b2c3d-0000-4000-8000-0123456789ab");
  await form.page.getByLabel("Name").fill("Acme");
  await form.expectMessages([]);
  await form.submit();
  assert.deepEqual(await form.submitted(), [
    { integrationIdentifier: "teams-prod", workspace: { id: "0a1b2c3d-0000-4000-8000-0123456789ab", name: "Acme" }, auth: { accessToken: "app-only" } },
  ]);
});

/** What the package, and Novu itself, say to a request. */
async function judged(request) {
  const own = schema["~standard"].validate(request);
  const sandbox = testing.createSandbox();
  const response = await sandbox.fetch("https://api.novu.co/v1/channel-connections", {
    method: "POST",
    headers: { Authorization: "ApiKey key", "Content-Type": "application/json" },
    body: JSON.stringify(request),
  });
  return { issues: own.issues?.map(({ path, code }) => [path.join("."), code]), status: response.status, sandbox };
}

test("an empty field that is optional means what it means to Novu", async () => {
  for (const [path, issues, status] of [
    [["identifier"], undefined, 201],
    [["subscriberId"], undefined, 201],
    [["workspace", "name"], undefined, 201],
    [["workspace", "botUserId"], undefined, 201],
    [["auth", "refreshToken"], undefined, 201],
    [["auth", "expiresAt"], undefined, 201],
    [["auth", "refreshTokenExpiresAt"], undefined, 201],
    [["connectionMode"], [["connectionMode", "one_of"]], 422],
    [["context"], [["context", "type"]], 422],
    [["context", "tenant"], [["context.tenant", "empty"]], 422],
  ]) {
    const request = validRequest();
    const parent = path.slice(0, -1).reduce((inner, name) => inner[name], request);
    parent[path.at(-1)] = "";
    const { issues: found, status: got } = await judged(request);
    assert.deepEqual([found, got], [issues, status], path.join("."));
    assert.deepEqual(validateField(path, "").map(({ code }) => code), (issues ?? []).map(([, code]) => code), path.join("."));
  }
});

test("an empty subscriberId is none, and an empty identifier is generated", async () => {
  const { context, ...request } = { ...validRequest(), subscriberId: "" };
  const { issues, status } = await judged(request);
  assert.deepEqual([issues, status], [[["", "scope"]], 400]);

  const sandbox = testing.createSandbox();
  const connection = await createChannelConnection({ ...validRequest(), identifier: "" }, { secretKey: "key", fetch: sandbox.fetch });
  assert.match(connection.identifier, /^chconn_[0-9a-z]{12}$/);
});

test("an empty connectionMode is said to be one to leave out", () => {
  const [{ message }] = validateField(["connectionMode"], "");
  assert.equal(message, 'connectionMode must be "subscriber" or "shared", or be left out.');
});
