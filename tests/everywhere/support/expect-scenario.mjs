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
  assert.deepEqual([seen.upserted.identifier, seen.upserted.workspace, seen.listed], [identifier, { id: "T9876WXYZ" }, [identifier]]);
  if (requests) assert.deepEqual(requests.map(({ method, status }) => `${method} ${status}`), sent);
}

/** What arrives at the server: create, create again, upsert, which creates, looks and changes, and list. */
const sent = ["POST 201", "POST 409", "POST 409", "GET 200", "PATCH 200", "GET 200"];

/** The same for what `onServer` saw, and `requests` are those over HTTP. */
export function expectOnServer({ overHttp, inProcess, atEdge }, requests) {
  expectScenario(overHttp, { requests });
  expectScenario(inProcess);
  assert.deepEqual([atEdge.status, atEdge.body.subscriberId], [201, "of-the-session"], JSON.stringify(atEdge));
}
