import assert from "node:assert/strict";
import { importInstalled } from "./installed.mjs";

const { main } = await importInstalled();

/** The error that a call must end in. */
export async function errorOf(promise) {
  const error = await promise.then(
    () => assert.fail("the call succeeded"),
    (error) => error,
  );
  assert.ok(error instanceof main.NovuError, String(error));
  return error;
}
