import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { serveDemo } from "./support/demo.mjs";
import { offences } from "./support/measure.mjs";
import { closeBrowser, openPage } from "./support/open-page.mjs";

after(closeBrowser);

const screenshots = join(root, "target/screenshots");
mkdirSync(screenshots, { recursive: true });

/** Opens the settings page: what somebody sees, and how they choose. Addresses and pages are gathered for a look for tokens. */
async function visit(t, options = {}) {
  const url = await serveDemo(t, options.demo);
  const { page, complaints } = await openPage(t, `${url}/slack/settings`, options);
  const seen = [];
  page.on("framenavigated", (frame) => seen.push(frame.url()));
  page.on("response", async (response) => seen.push(await response.text().catch(() => "")));
  const choose = (name) => page.getByRole("link", { name, exact: true }).click();
  const says = (text) => page.getByText(text).waitFor();
  const connect = async (grant) => {
    await page.locator("#connect").click();
    await choose(grant);
  };
  const sandbox = async () => (await (await fetch(`${url}/sandbox`)).json()).connections;
  return { url, page, complaints, seen, choose, says, connect, sandbox };
}

const sizes = { narrow: { width: 360, height: 640 }, wide: { width: 720, height: 560 } };
const looks = Object.keys(sizes).flatMap((size) => ["light", "dark"].map((colorScheme) => ({ size, colorScheme })));

for (const { size, colorScheme } of looks) {
  test(`${size} and ${colorScheme}: a customer is not connected, refuses, connects, connects another workspace, and disconnects`, async (t) => {
    const { page, complaints, seen, says, connect, sandbox } = await visit(t, { colorScheme, viewport: sizes[size], deviceScaleFactor: 2 });
    const check = async (name) => {
      await page.screenshot({ path: join(screenshots, `slack-${size}-${colorScheme}-${name}.png`) });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= sizes[size].width, `${name} is too wide`);
      assert.deepEqual(await offences(page), [], name);
    };
    await says("Not connected.");
    await check("1-not-connected");
    await page.getByRole("link", { name: "Add to Slack" }).click();
    await page.getByRole("heading", { name: "The app asks for access" }).waitFor();
    await check("2-consent");
    await page.getByRole("link", { name: "Cancel" }).click();
    await says("You did not allow the connection.");
    await says("Not connected.");
    await check("3-denied");
    assert.equal(new URL(page.url()).search, "");

    await connect("Allow for Acme");
    await says("Connected as Acme.");
    await check("4-connected");
    await connect("Allow for Globex");
    await says("in place of the workspace before");
    await says("Connected as Globex.");
    assert.deepEqual((await sandbox()).map(({ workspace, subscriberId }) => [workspace.name, subscriberId]), [["Globex", "user-123"]]);

    await page.getByRole("button", { name: "Disconnect" }).click();
    await says("Slack is disconnected.");
    await says("Not connected.");
    await check("5-disconnected");
    assert.deepEqual(await sandbox(), []);
    assert.doesNotMatch(seen.join("\n"), /xox[bpe]-[0-9a-f]/);
    assert.deepEqual(complaints, []);
  });
}

test("a connection that is gone when somebody disconnects is disconnected", async (t) => {
  const { url, page, says, connect } = await visit(t);
  await connect("Allow for Acme");
  await says("Connected as Acme.");
  await fetch(`${url}/sandbox`, { method: "DELETE" });
  await page.getByRole("button", { name: "Disconnect" }).click();
  await says("Slack is disconnected.");
});

test("with an app's credentials the button leads to Slack, and the page has the redirect URL to register", async (t) => {
  const slack = { SLACK_CLIENT_ID: "12.34", SLACK_CLIENT_SECRET: "bait-secret" };
  const { url, page, says } = await visit(t, { demo: { slack } });
  await says(`has to have: ${url}/slack/callback`);
  const { headers } = await page.request.get(`${url}/slack/install`, { maxRedirects: 0 }).then((response) => ({ headers: response.headers() }));
  const target = new URL(headers.location);
  assert.equal(target.origin + target.pathname, "https://slack.com/oauth/v2/authorize");
  assert.deepEqual([target.searchParams.get("client_id"), target.searchParams.get("redirect_uri")], ["12.34", `${url}/slack/callback`]);
  assert.ok(!headers.location.includes("bait-secret"));
});

test("a long redirect URL fits on a narrow page", async (t) => {
  const redirectUrl = `https://${"tunnel".repeat(10)}.example/slack/callback`;
  const slack = { SLACK_CLIENT_ID: "12.34", SLACK_CLIENT_SECRET: "bait-secret", SLACK_REDIRECT_URL: redirectUrl };
  const { page, says } = await visit(t, { demo: { slack }, viewport: sizes.narrow });
  await says(redirectUrl);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= sizes.narrow.width);
});
