// What `fetch` and a server make of the sandbox. It decides nothing: `sandbox` answers.

/** The object that users have of a sandbox. */
export function wrap(sandbox) {
  const answer = async (request) => {
    request.signal?.throwIfAborted();
    const headers = [...request.headers].flat();
    const body = request.body === null ? undefined : await request.text();
    const { status, fields, text } = sandbox.handle(request.method, request.url, headers, body, Date.now());
    request.signal?.throwIfAborted();
    // A Response with a status that has no body takes none, not even an empty one.
    return new Response(text || null, { status, headers: pairs(fields) });
  };
  return {
    fetch: async (input, init) => answer(new Request(input, init)),
    handle: (request) => answer(request),
    connections: () => JSON.parse(sandbox.connections()),
    requests: () => JSON.parse(sandbox.requests()),
    reset: () => sandbox.reset(),
  };
}

function pairs(list) {
  const pairs = [];
  for (let index = 0; index < list.length; index += 2) pairs.push([list[index], list[index + 1]]);
  return pairs;
}
