import check from "./ajv-compiled.cjs";
import { createAfter } from "./send.mjs";

// It leaves the errors on the function.
export const validate = (request) => (check(request) ? undefined : check.errors);
export const isRight = (errors) => errors === undefined;
export const creator = createAfter(check);
