// Which requests of a page are read, how far, and for how long.
import assert from "node:assert/strict";
import { test } from "node:test";
import { validRequest } from "./support/answers.mjs";
import { answerOf, main, mount, mounted, serverURL } from "./support/edge.mjs";
import { errorOf } from "./support/error-of.mjs";

for (const [method, url, allow] of [
  ["GET", mounted, "POST"], ["PUT", mounted, "POST"], ["DELETE", mounted, "POST"], ["HEAD", mounted, "POST"], ["OPTIONS", mounted, "POST"],
  ["POST", `${mounted}/chconn_a`, "GET"], ["DELETE", `${mounted}/chconn_a`, "GET"], ["PATCH", `${mounted}/chconn_a`, "GET"],
]) {
  test(`${method} ${new URL(url).pathname} is 405, with the method to use`, async () => {
    const { sandbox, page } = mount();
    const response = await page(url, { method, headers: { "Content-Type": "application/json" }, body: ["GET", "HEAD", "OPTIONS"].includes(method) ? undefined : "{}" });
    assert.deepEqual([response.status, response.headers.get("Allow")], [405, allow]);
    assert.equal(sandbox.requests().length, 0);
  });
}

for (const type of ["text/plain", "text/plain; a=application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "application/jsonp", ""]) {
  test(`what a form can send without asking first is refused: ${type || "no type"}`, async () => {
    const { sandbox, post } = mount();
    const { status, json } = await post(validRequest(), { headers: { "Content-Type": type } });
    assert.deepEqual([status, json.code], [415, "unsupported_media_type"]);
    assert.equal(sandbox.requests().length, 0);
  });
}

test("what is no JSON, or cannot be read, is a bad request", async () => {
  const { sandbox, handle, post } = mount();
  for (const body of ["", "{", "{} x", "undefined"]) assert.deepEqual(await post(body).then(({ status, json }) => [status, json.code]), [400, "bad_request"]);
  const request = new Request(mounted, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
  await request.text();
  assert.equal((await answerOf(handle(request))).status, 400);
  for (const body of ["null", "[]", "5", '"text"', "{}"]) assert.equal((await post(body)).status, 422);
  assert.equal(sandbox.requests().length, 0);
});

test("a wrong request is answered with its issues, which the page's call understands", async () => {
  const { sandbox, post } = mount();
  const { status, json } = await post({ ...validRequest(), workspace: { id: "" } });
  assert.deepEqual([status, json.code, json.issues.map(({ path }) => path)], [422, "validation", [["workspace", "id"]]]);
  const { page } = mount();
  const error = await errorOf(main.createChannelConnection(validRequest(), { serverURL, fetch: (url, init) => page(url, { ...init, body: init.body.replace("T0123456", "") }) }));
  assert.deepEqual([error.code, error.status, error.outcome], ["unprocessable", 422, "not_created"]);
  assert.deepEqual(error.issues, json.issues);
  assert.equal(error.message, json.message);
  assert.equal(sandbox.requests().length, 0);
});

test("a body over the limit is cut off, and not read further", async () => {
  let pulled = 0;
  let cancelled = false;
  const body = new ReadableStream({
    pull: (stream) => (pulled++, stream.enqueue(new Uint8Array(10 * 1024).fill(32))),
    cancel: () => void (cancelled = true),
  });
  const { sandbox, post } = mount();
  const { status, json } = await post(body, { duplex: "half" });
  assert.deepEqual([status, json.code, cancelled], [413, "payload_too_large", true]);
  assert.ok(pulled <= 13, `${pulled} chunks`);
  assert.equal(sandbox.requests().length, 0);
});

test("a body that never ends takes the time of the call, and no more", async () => {
  let cancelled = false;
  const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode("{")), cancel: () => void (cancelled = true) });
  const { status, json } = await mount({ timeoutMs: 50 }).post(body, { duplex: "half" });
  assert.deepEqual([status, json.code, cancelled], [408, "timeout", true]);
});

test("an authorize or a Novu that never answers takes the time of the call, and no more", async () => {
  const never = () => new Promise(() => {});
  assert.deepEqual(await mount({ timeoutMs: 50, authorize: never }).post(validRequest()).then(({ status, json }) => [status, json.code]), [504, "timeout"]);
  assert.deepEqual(await mount({ timeoutMs: 50, fetch: never }).post(validRequest()).then(({ status, json }) => [status, json.code]), [504, "timeout"]);
});
