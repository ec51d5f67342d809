/** @jest-environment jsdom */
const { writeFileSync } = require("node:fs");
const novu = require("novu-channel-connections");
const { createSandbox } = require("novu-channel-connections/testing");

test("a form validates in Jest's jsdom", () => {
  const request = { integrationIdentifier: "slack-prod", subscriberId: "Zoë 🦊 \ud800", workspace: { id: "" }, auth: { accessToken: "xoxb-token" } };
  document.body.innerHTML = '<input name="workspace" value="">';
  const input = document.querySelector("input");
  const [issue] = novu.validateField(["workspace", "id"], input.value);
  const { issues } = novu.validateCreateChannelConnectionRequest({ ...request, context: { "täg 🦊": "a" } });
  let sandbox;
  try {
    createSandbox();
  } catch (error) {
    sandbox = error.message;
  }
  writeFileSync(
    process.env.SEEN,
    JSON.stringify({
      field: [issue.path, issue.code],
      request: issues.map(({ path, code }) => [path, code]),
      right: novu.validateCreateChannelConnectionRequest({ ...request, workspace: { id: "T1" } }).success,
      identifier: novu.generateIdentifier(),
      keys: novu.contextKeys({ tenant: "org-acme", region: "eu" }),
      sandbox,
    }),
  );
});
