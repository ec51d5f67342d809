import assert from "node:assert/strict";
import { runSlackExample } from "./run-example.mjs";

const shown = ({ subscriberId, workspace, auth }) => [subscriberId, workspace.name, Object.keys(auth).sort()];

/**
 * Goes the way of a case with `customerOf(run, user)`, a `visitor` or somebody in Chromium, and holds what came of it against the case.
 * Resolves to the example that runs, with the customer.
 */
export async function walk(t, one, customerOf) {
  const { user = "user-7", slack = () => (request, handle) => handle(request), novu, bindings, steps, connections = [], exchanges } = one;
  const answerOf = slack();
  let back;
  const run = await runSlackExample(t, {
    bindings,
    ...(novu && { novu: novu() }),
    /** Sends the customer back to where the step says. */
    slack: async (request, handle) => {
      const answer = await answerOf(request, handle);
      if (!back || answer?.status !== 302) return answer;
      return new Response(null, { status: 302, headers: { Location: await back(answer.headers.get("Location"), customer) } });
    },
  });
  const customer = await customerOf(run, user);
  run.customer = customer;
  for (const [index, step] of steps.entries()) {
    ({ back } = step);
    assert.equal(await take(step, run), step.ends, `step ${index + 1}: ${JSON.stringify(step)}\n${run.logs()}`);
  }
  assert.deepEqual(run.sandbox.connections().map(shown), connections);
  if (exchanges !== undefined) assert.equal(run.slackRequests.filter(({ method }) => method === "POST").length, exchanges, "codes that reached Slack");
  return run;
}

async function take({ choose, open, remove }, run) {
  const { customer } = run;
  if (choose) return customer.connect(choose);
  if (open) return customer.open(await open(run));
  if (remove) return customer.remove(await remove(run));
  return customer.disconnect();
}

/** Fails if something that was seen or logged has a secret in it. */
export function assertNoSecret(run, seen = []) {
  const texts = [...seen, run.logs()];
  for (const secret of run.secrets()) {
    const found = texts.find((text) => text.includes(secret));
    assert.equal(found, undefined, `${secret} is in it`);
  }
  for (const text of texts) assert.doesNotMatch(text, /xox[a-z]-|xoxe\./);
}
