import { resetContexts } from "./contexts.js";
import { fillIn } from "./field.js";
import { fillInIdentifier } from "./identifier.js";
import { namedControls } from "./request.js";

const example = {
  integrationIdentifier: "slack-prod",
  subscriberId: "user-123",
  "workspace.id": "T0123ABCDEF",
  "workspace.name": "Acme",
  "workspace.botUserId": "U0456GHIJKL",
  "auth.accessToken": "xoxb-example",
};

/** Fills in a request that Novu would take, and empties all other fields. */
export function fillInExample(form) {
  resetContexts({ type: "tenant", id: "org-acme", data: '{"plan": "pro"}' });
  for (const control of namedControls(form)) fillIn(control, example[control.name] ?? "");
  fillInIdentifier(form);
}
