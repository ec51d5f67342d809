import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { failed, secretKey, secrets, validRequest } from "./support/answers.mjs";
import { errorOf } from "./support/error-of.mjs";
import { importInstalled } from "./support/installed.mjs";
import { serve } from "./support/serve.mjs";

const { main, testing } = await importInstalled();
const { createChannelConnection } = main;

const codes = {
  400: "bad_request",
  401: "unauthorized",
  402: "payment_required",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "payload_too_large",
  418: "bad_request",
  422: "unprocessable",
};
for (const [status, code] of Object.entries(codes)) {
  test(`${status} is ${code}, asked once and not created`, async (t) => {
    const { url, requests } = await serve(t, () => failed(Number(status)));
    const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url }));
    assert.deepEqual([error.code, error.status, error.outcome, error.attempts], [code, Number(status), "not_created", 1]);
    assert.equal(requests.filter(({ method }) => method === "POST").length, 1);
  });
}

for (const [code, what, change] of [["integration", "integration", { integrationIdentifier: "no-such" }], ["subscriber", "subscriber", { subscriberId: "nobody" }]]) {
  test(`a ${what} that Novu does not know is named as what was not found`, async () => {
    const { fetch } = testing.createSandbox({ integrations: [{ identifier: "slack-prod" }], subscribers: ["user-123"] });
    const request = { ...validRequest(), auth: { accessToken: "xoxb-token" }, ...change };
    const error = await createChannelConnection(request, { secretKey, fetch }).catch((error) => error);
    assert.deepEqual([error.code, error.resource, error.toJSON().resource], ["not_found", code, code]);
  });
}

test("a conflict names the connection that is in the way", async (t) => {
  const message =
    'A channel connection already exists for integration "slack-prod" with subscriberId "user-123" and no context. Connection ID: chconn_abc';
  const { url } = await serve(t, () => failed(409, { message }));
  const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url }));
  assert.equal(error.connectionIdentifier, "chconn_abc");
});

test("an error as JSON has its name and message, and what else it says", async () => {
  const error = await errorOf(createChannelConnection(validRequest(), { secretKey, fetch: async () => failed(403), maxRetries: 0 }));
  const { name, message, code, status, attempts } = JSON.parse(JSON.stringify(error));
  assert.deepEqual([name, message, code, status, attempts], ["NovuError", error.message, "forbidden", 403, 1]);
});

const echoing = {
  "400 that echoes all": (text) => failed(400, { message: text, errors: { general: { messages: [text], value: text } }, errorId: text }),
  "422 that echoes all": (text) => failed(422, { message: text, errors: { [text]: { messages: [text], value: text } } }),
  "409 that echoes all": (text) => failed(409, { message: `${text} Connection ID: ${text}` }),
  "500 that echoes all": (text) => failed(500, { message: text, errorId: text }),
  "201 that is no connection": (text) => Response.json({ data: text }, { status: 201 }),
  "cut connection": () => undefined,
};
for (const [what, answer] of Object.entries(echoing)) {
  test(`no secret is in the error after a ${what}, however it is printed`, async (t) => {
    const { url } = await serve(t, (request) => answer(`${request.headers.get("authorization")} ${secrets.join(" ")}`));
    const error = await errorOf(createChannelConnection(validRequest(), { secretKey, serverURL: url, maxRetries: 0 }));
    const printed = [String(error), error.stack, JSON.stringify(error), inspect(error, { depth: Infinity, showHidden: true }), inspect(error.cause)];
    for (const text of printed) for (const secret of secrets) assert.ok(!text.includes(secret), text);
  });
}
