import { validateCreateChannelConnectionRequest } from "novu-channel-connections";
import { announce } from "./page/announce.js";
import { connect } from "./page/connect.js";
import { addContext, typesGivenTwice } from "./page/contexts.js";
import { fillInExample } from "./page/example.js";
import { createFaults } from "./page/faults.js";
import { wire } from "./page/field.js";
import { fillInIdentifier } from "./page/identifier.js";
import { chosenFaults } from "./page/network.js";
import { showConnection, showError } from "./page/outcome.js";
import { readRequest } from "./page/request.js";
import { showSandbox } from "./page/sandbox.js";
import { startTimeline } from "./page/timeline.js";

const form = document.getElementById("form");
const button = document.getElementById("connect");
for (const field of form.querySelectorAll(".field")) wire(field);
addContext();
const faults = createFaults(form);

function check() {
  const request = readRequest(form);
  const { issues = [] } = validateCreateChannelConnectionRequest(request);
  faults.show([...issues, ...typesGivenTwice()]);
  return request;
}

form.addEventListener("input", ({ target }) => {
  faults.edited(target);
  check();
});

form.addEventListener("focusout", ({ target }) => {
  faults.touched(target);
  check();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (button.ariaDisabled === "true") return;
  faults.submitted();
  const request = check();
  if (faults.focusFirst()) return;

  button.ariaDisabled = "true";
  announce("Connecting …");
  const timeline = startTimeline();
  const result = await connect(request, { faults: chosenFaults(), onAttempt: timeline.tell });
  const { connection, error } = result;
  timeline.end(result);
  await showSandbox();
  button.ariaDisabled = "false";
  announce("");

  if (connection) return showConnection(connection).focus();
  const card = showError(error);
  faults.answered(error.issues ?? []);
  check();
  if (faults.focusFirst()) announce(error.message);
  else card.focus();
});

document.getElementById("add-context").addEventListener("click", () => addContext().focus());
document.getElementById("generate").addEventListener("click", () => fillInIdentifier(form));
document.getElementById("fill-in").addEventListener("click", () => fillInExample(form));
showSandbox();
