import { createChannelConnection, isNovuError, retrieveChannelConnection } from "novu-channel-connections";

/** Connects one workspace per message of a Cloudflare Queue; wrangler.jsonc beside this file has the queues. */
export default {
  async queue(batch, env) {
    await Promise.all(batch.messages.map((message) => connect(message, env)));
  },
};

async function connect(message, env) {
  // A queue may deliver a message twice. The identifier is the same then: that of the message, or the one that an import gave it.
  const identifier = message.body?.identifier ?? `queue-${message.id}`;
  const options = { secretKey: env.NOVU_SECRET_KEY, serverURL: env.NOVU_SERVER_URL, idempotencyKey: message.id };
  try {
    await createOnce({ ...message.body, identifier }, options);
    message.ack();
  } catch (error) {
    if (!isNovuError(error)) throw error;
    await settle(message, error, env);
  }
}

/** Creates the connection, unless an earlier delivery has: then the one that is there has the token of the message. */
async function createOnce(request, options) {
  try {
    await createChannelConnection(request, options);
  } catch (error) {
    if (!isNovuError(error) || error.code !== "conflict" || error.connectionIdentifier !== request.identifier) throw error;
    const { auth } = await retrieveChannelConnection(request.identifier, options);
    if (auth.accessToken !== request.auth.accessToken) throw error;
  }
}

/** What goes by itself. A look-up that fails so has an `outcome` that says nothing of the message's connection. */
const transient = new Set(["server_error", "connection_failed", "timeout", "invalid_response"]);

async function settle(message, error, env) {
  if (error.code === "rate_limited") {
    message.retry({ delaySeconds: Math.ceil((error.retryAfterMs ?? 1_000) / 1_000) });
  } else if (error.outcome === "unknown" || transient.has(error.code)) {
    message.retry();
  } else if (error.code === "unauthorized" || error.code === "configuration") {
    // It is the key that is wrong or missing, and not the message.
    message.retry({ delaySeconds: 60 });
  } else {
    // It would fail the same way again: for somebody to look at, without the tokens.
    const { code, message: reason, status, issues, connectionIdentifier, resource } = error;
    const { identifier, subscriberId } = message.body ?? {};
    await env.DEAD_LETTERS.send({ id: message.id, code, message: reason, status, issues, connectionIdentifier, resource, identifier, subscriberId });
    message.ack();
  }
}
