import { secretKey } from "../secret-key.mjs";

const url = "https://api.novu.co/v1/channel-connections";
const headers = { authorization: `ApiKey ${secretKey}`, "content-type": "application/json" };

/** The `fetch` that people write by hand, behind a check: without time limit, retries, or a word on what went wrong. */
export const createAfter = (isRight) => (fetch) => async (request) => {
  if (!isRight(request)) throw new Error("The request is wrong.");
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(request) });
  if (!response.ok) throw new Error(`Novu answered with ${response.status}.`);
  return (await response.json()).data;
};
