import { readContexts } from "./contexts.js";

/** The controls whose name is the path of a field of the request. */
export const namedControls = (form) => [...form.querySelectorAll("[name]")];

/** The request that a form stands for. What is optional and empty is left out. */
export function readRequest(form) {
  const request = { context: readContexts(), workspace: {}, auth: {} };
  for (const { name, value, required } of namedControls(form)) {
    if (value === "" && !required) continue;
    const [field, member] = name.split(".");
    if (member) request[field][member] = value;
    else request[field] = value;
  }
  return request;
}
