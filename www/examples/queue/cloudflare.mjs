// The HTTP API of Cloudflare Queues: https://developers.cloudflare.com/api/resources/queues/subresources/messages/
const { CLOUDFLARE_API = "https://api.cloudflare.com/client/v4", CLOUDFLARE_ACCOUNT_ID, CLOUDFLARE_API_TOKEN } = process.env;

/** Calls an operation on the messages of a queue, and again where it fails for now. */
export async function callQueue(queueId, operation, body) {
  const url = `${CLOUDFLARE_API}/accounts/${CLOUDFLARE_ACCOUNT_ID}/queues/${queueId}/messages/${operation}`;
  const headers = { Authorization: `Bearer ${CLOUDFLARE_API_TOKEN}`, "Content-Type": "application/json" };
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) }).catch(() => undefined);
    if (answer?.ok) return (await answer.json()).result;
    const isForNow = answer === undefined || answer.status === 429 || answer.status >= 500;
    if (!isForNow || attempt === 8) throw new Error(`Cloudflare answered ${answer?.status ?? "nothing"} to ${operation}.`);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 250 * 2 ** attempt));
  }
}
