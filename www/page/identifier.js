import { generateIdentifier, validateField } from "novu-channel-connections";
import { fillIn } from "./field.js";
import { namedControls, readRequest } from "./request.js";

/** Fills in an identifier that begins with what the form says so far, as far as it is right. */
export function fillInIdentifier(form) {
  const request = readRequest(form);
  const parts = ["integrationIdentifier", "subscriberId", "context"].filter((name) => validateField([name], request[name]).length === 0);
  const identifier = generateIdentifier(Object.fromEntries(parts.map((name) => [name, request[name]])));
  fillIn(
    namedControls(form).find(({ name }) => name === "identifier"),
    identifier,
  );
}
