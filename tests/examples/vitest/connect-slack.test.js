import { createSandbox } from "novu-channel-connections/testing";
import { beforeEach, expect, test, vi } from "vitest";
import { connectSlack } from "./connect-slack.js";

const acme = { userId: "user-1", team: { id: "T0123456", name: "Acme" }, accessToken: "xoxb-acme" };

/** Puts a Novu into this process in place of the one on the network. */
function useSandbox(options) {
  const sandbox = createSandbox({ secretKey: "test-key", ...options });
  vi.stubEnv("NOVU_SECRET_KEY", "test-key");
  vi.stubGlobal("fetch", sandbox.fetch);
  return sandbox;
}

beforeEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test("a workspace is connected for the user who added it", async () => {
  const sandbox = useSandbox();
  expect(await connectSlack(acme)).toBe("Acme is connected.");
  expect(sandbox.connections()).toMatchObject([
    { integrationIdentifier: "slack-prod", subscriberId: "user-1", workspace: { id: "T0123456", name: "Acme" } },
  ]);
});

test("a workspace that is connected stays so", async () => {
  const sandbox = useSandbox();
  await connectSlack(acme);
  expect(await connectSlack(acme)).toBe("Acme was connected before.");
  expect(sandbox.connections()).toHaveLength(1);
});

test("an answer that gets lost makes no second connection", async () => {
  const sandbox = useSandbox({ faults: [{ kind: "drop-after", on: 1 }] });
  expect(await connectSlack(acme)).toBe("Acme is connected.");
  expect(sandbox.connections()).toHaveLength(1);
  expect(sandbox.requests().map(({ status }) => status)).toEqual([201, 409, 200]);
});

test("a wait of 15 seconds takes the tests no time", async () => {
  const sandbox = useSandbox({ faults: [{ kind: "status", status: 429, headers: { "Retry-After": "15" }, on: 1 }] });
  vi.useFakeTimers();
  const answer = connectSlack(acme);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await answer).toBe("Acme is connected.");
  expect(sandbox.requests()).toMatchObject([{ status: 429 }, { status: 201 }]);
});

test("the user is told when to come back", async () => {
  useSandbox({ faults: [{ kind: "status", status: 429, headers: { "Retry-After": "60" } }] });
  expect(await connectSlack(acme)).toBe("Please try again in 60 seconds.");
});

test("a user whom Novu does not know is our fault, not theirs", async () => {
  const sandbox = useSandbox({ subscribers: ["user-2"] });
  expect(await connectSlack(acme)).toMatch("That did not work.");
  expect(sandbox.requests()).toMatchObject([{ method: "POST", path: "/v1/channel-connections", status: 404 }]);
});

test("on a bad day, who is told to be connected is", async () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));
  console.log(`SEED=${seed} repeats the faults.`);
  const faults = ["drop-before", "drop-after", "truncate"].map((kind) => ({ kind, p: 0.1 }));
  const sandbox = useSandbox({ seed, faults });
  const users = Array.from({ length: 20 }, (_, index) => `user-${index}`);
  const answers = await Promise.all(users.map((userId) => connectSlack({ ...acme, userId })));
  const told = users.filter((_, index) => answers[index] === "Acme is connected.");
  expect(sandbox.connections().map(({ subscriberId }) => subscriberId)).toEqual(expect.arrayContaining(told));
}, 40_000);
