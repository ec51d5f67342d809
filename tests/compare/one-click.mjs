import { edgeCases } from "../faults/edge-cases.mjs";
import { startServer } from "../faults/server.mjs";
import { serve } from "../package/support/serve.mjs";
import { validRequest } from "../package/support/answers.mjs";

/** How often each case is run: the waits have chance in them. */
const clicks = 10;

/** One click: the call of a page, over HTTP to the handler, and from there to a Novu that fails. All with their defaults. */
async function click({ main, edge }, one) {
  const novu = await startServer(one);
  if (one.gone) novu.close();
  let sent = 0;
  const counted = (url, init) => {
    if (init.method === "POST") sent++;
    return fetch(url, init);
  };
  const options = { secretKey: "key", serverURL: novu.url, fetch: counted, authorize: () => ({ subscriberId: "user-123" }) };
  const stops = [novu.close];
  const handling = [];
  const handle = (request) => {
    const answer = edge.handleCreateChannelConnection(request, options);
    handling.push(answer);
    return answer;
  };
  const worker = await serve({ after: (stop) => stops.push(stop) }, handle);
  const began = performance.now();
  const error = await main.createChannelConnection(validRequest(), { serverURL: worker.url }).catch((error) => error);
  const seconds = (performance.now() - began) / 1000;
  // The handler may still be at a request for which the page does not wait any more.
  await Promise.all(handling);
  const posts = ({ requests }) => requests.filter(({ method }) => method === "POST").length;
  const count = { code: error.code, seconds, fromPage: posts(worker), sent, arrived: posts(novu) };
  for (const stop of stops) stop();
  return count;
}

const range = (values, digits = 0) => {
  const texts = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits));
  return texts[0] === texts[1] ? texts[0] : texts.join(" to ");
};

/** The section of docs/comparison.md about one click, of real runs. */
export async function measureClicks(entries) {
  const rows = await Promise.all(
    edgeCases.map(async (one) => {
      const counts = await Promise.all(Array.from({ length: clicks }, () => click(entries, one)));
      const of = (name) => counts.map((count) => count[name]);
      const codes = [...new Set(of("code"))].map((code) => `\`${code}\``).join(", ");
      return `| ${one.name} | ${range(of("fromPage"))} | ${range(of("sent"))} | ${range(of("arrived"))} | ${codes} after ${range(of("seconds"), 1)} s |`;
    }),
  );
  return `## One click on a page

The same run, through the [edge handler](edge.md): ${clicks} clicks each, of which the smallest and the largest number stand here. A click
is a call of the page, over HTTP to the handler and from there to a server that stands for Novu, all with their defaults.

| what happens | POSTs of the page | POSTs of the handler | of those reach Novu | the page has its answer |
|---|--:|--:|--:|---|
${rows.join("\n")}
`;
}
