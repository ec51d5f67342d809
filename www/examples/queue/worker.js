import { createChannelConnection, isNovuError } from "novu-channel-connections";

/** Connects one workspace per message of a Cloudflare Queue; wrangler.jsonc beside this file has the queues. */
export default {
  async queue(batch, env) {
    await Promise.all(batch.messages.map((message) => connect(message, env)));
  },
};

async function connect(message, env) {
  // A queue may deliver a message twice. What is made from its id is the same then, and tells the connection of the first
  // delivery from somebody else's.
  const identifier = `queue-${message.id}`;
  try {
    await createChannelConnection(
      { ...message.body, identifier },
      { secretKey: env.NOVU_SECRET_KEY, serverURL: env.NOVU_SERVER_URL, idempotencyKey: message.id },
    );
    message.ack();
  } catch (error) {
    if (!isNovuError(error)) throw error;
    await settle(message, identifier, error, env);
  }
}

async function settle(message, identifier, error, env) {
  if (error.code === "conflict" && error.connectionIdentifier === identifier) {
    message.ack();
  } else if (error.code === "rate_limited") {
    message.retry({ delaySeconds: Math.ceil((error.retryAfterMs ?? 1_000) / 1_000) });
  } else if (error.outcome === "unknown") {
    message.retry();
  } else {
    // It would fail the same way again: for somebody to look at, without the tokens.
    const { code, status, issues, connectionIdentifier } = error;
    await env.DEAD_LETTERS.send({ id: message.id, code, status, issues, connectionIdentifier, subscriberId: message.body?.subscriberId });
    message.ack();
  }
}
