import assert from "node:assert/strict";
import { createSandbox } from "novu-channel-connections/testing";

const secretKey = "key";
const auth = { accessToken: "xoxb-1" };
const chosen = { integrationIdentifier: "slack-prod", subscriberId: "user-1", workspace: { id: "T1" } };

/** What each example has to do. No request leaves the process. */
const checks = {
  async "hono-openapi"() {
    const { default: app } = await import("./hono-openapi.js");
    const { schema } = (await (await app.request("/openapi.json")).json()).paths["/connections"].post.requestBody.content["application/json"];
    assert.deepEqual([schema.required, schema.properties.workspace.required], [["integrationIdentifier", "workspace", "auth"], ["id"]]);
    const env = { NOVU_SECRET_KEY: secretKey, fetch: createSandbox({ secretKey }).fetch };
    const post = async (body) => {
      const response = await app.request("/connections", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }, env);
      return [response.status, (await response.json()).error?.[0].path];
    };
    assert.deepEqual(await post({ ...chosen, auth }), [201, undefined]);
    assert.deepEqual(await post({ ...chosen, workspace: { id: "" }, auth }), [400, ["workspace", "id"]]);
  },

  async openai() {
    const { default: OpenAI } = await import("openai");
    const { connectTool } = await import("./openai.js");
    let sent;
    const fetch = async (_, { body }) => {
      sent = JSON.parse(body);
      return Response.json({ id: "resp_1", object: "response", output: [] });
    };
    await new OpenAI({ apiKey: "none", fetch }).responses.create({ model: "gpt-5", input: "Connect T1.", tools: [connectTool] });
    const [{ parameters }] = sent.tools;
    assert.deepEqual([parameters.required, "auth" in parameters.properties], [["integrationIdentifier", "workspace"], false]);
  },

  async ai() {
    const { asSchema, generateText } = await import("ai");
    const { MockLanguageModelV3 } = await import("ai/test");
    const { createChannelConnectionRequestSchema } = await import("novu-channel-connections");
    const { connectTool } = await import("./ai.js");
    const sandbox = createSandbox({ secretKey });
    const call = { type: "tool-call", toolCallId: "1", toolName: "connect", input: JSON.stringify(chosen) };
    const usage = { inputTokens: {}, outputTokens: {} };
    const model = new MockLanguageModelV3({ doGenerate: { content: [call], finishReason: { unified: "tool-calls" }, usage, warnings: [] } });
    await generateText({ model, prompt: "Connect T1.", tools: { connect: connectTool(auth, { secretKey, fetch: sandbox.fetch }) } });
    assert.deepEqual(sandbox.connections().map(({ workspace }) => workspace), [{ id: "T1" }]);
    const [{ tools }] = model.doGenerateCalls;
    assert.deepEqual([tools[0].inputSchema.required, "auth" in tools[0].inputSchema.properties], [["integrationIdentifier", "workspace"], false]);
    const whole = asSchema(createChannelConnectionRequestSchema);
    assert.deepEqual([(await whole.jsonSchema).required.length, (await whole.validate({ ...chosen, auth })).success], [3, true]);
  },
};

await checks[process.argv[2]]();
