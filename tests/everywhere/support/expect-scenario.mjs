import assert from "node:assert/strict";

/** Holds what a scenario saw against what it has to see and, with `requests`, what the server got. */
export function expectScenario(seen, { requests } = {}) {
  const { identifier, contextKeys, providerId, workspace } = seen.connection;
  assert.deepEqual({ valid: seen.valid, faults: seen.faults }, { valid: true, faults: ["workspace.id", "auth.accessToken"] });
  assert.match(identifier, /^slack-prod-chconn_[0-9a-z]{12}-[0-9a-z]{12}$|^chconn_[0-9a-z]{12}$/);
  assert.deepEqual([contextKeys, providerId, workspace], [["tenant:org-acme"], "slack", { id: "T0123ABCD", name: "Acme" }]);
  const { message, ...conflict } = seen.conflict ?? {};
  assert.deepEqual(conflict, {
    name: "NovuError",
    code: "conflict",
    status: 409,
    outcome: "not_created",
    connectionIdentifier: identifier,
    isNovuError: true,
    isInstance: true,
  });
  assert.match(message, /already/);
  if (requests) assert.deepEqual(requests.map(({ method, status }) => `${method} ${status}`), ["POST 201", "POST 409"]);
}

/** The same for a program that runs the scenario over HTTP, and with what a provider answered and a sandbox in its own process. */
export function expectBoth({ overHttp, inProcess }, requests) {
  expectScenario(overHttp, { requests });
  expectScenario(inProcess);
}
