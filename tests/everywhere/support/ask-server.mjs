import { expectOnServer } from "./expect-scenario.mjs";
import { serveNovu } from "./serve-novu.mjs";

/** Asks a server, which runs `onServer` with the Novu that `?novu=` names, and holds what that saw against what it has to see. */
export async function askServer(after, address) {
  const { url, requests } = await serveNovu(after);
  const answer = await fetch(`${address}?novu=${encodeURIComponent(url)}`);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  expectOnServer(await answer.json(), requests());
}
