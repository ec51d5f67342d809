import * as does from "./behaviours.mjs";

const { answer, bomb, committed, drop, flood, hangUp, novu, page, redirect, refuse, reset, shown, silence } = does;

/** Long lived, so that a part of one is looked for too: each is two of these, with what texts escape in between. */
export const parts = ["KpA7f91c4d", "KpB2d84e0b", "TpA9c1e5f3", "TpB6b20a8d", "RpA3e7d19c", "RpB8f4c62e", "CpA1d8b7e2", "CpB5a90f36", "SpA0b6c3d9", "NpA4e2f8a7", "LpA7c5d1b0"];
const [key1, key2, access1, access2, refresh1, refresh2, client1, client2, signing1, nested1, listed1] = parts;
export const secretKey = `${key1}."\\/%+'!${key2}`;
export const accessToken = `${access1}."\\/ %2B+é'!(~)<&>${access2}`;
export const refreshToken = `${refresh1}.x."\\"${refresh2}`;

const clientSecret = `${client1}-${client2}`;
const signingSecret = `${signing1}~`;
const nested = { webhook: { secret: nested1, urls: ["https", [`${listed1}/x`]] } };

export const request = {
  integrationIdentifier: "slack-prod",
  subscriberId: "user-123",
  context: { tenant: "org-acme" },
  workspace: { id: "T0123456", name: "Acme HQ" },
  auth: { accessToken, refreshToken, clientSecret, signingSecret, nested },
};

const mine = { identifier: "chosen-by-the-user" };
const retryOnce = { maxRetries: 1 };
const once = { maxRetries: 0 };
const soon = { headers: { "retry-after": "0" } };
/** For what is tried twice: a busy machine must not make it three. */
const created = { posts: 2, created: 1 };
/** The same after a look-up, since the first attempt had created it. */
const found = { posts: 2, lookUps: 1, created: 1 };
const refused = (status, code) => ({ code, status, outcome: "not_created", posts: 1 });

const inUse = "A channel connection already exists for integration \"slack-prod\" with subscriberId \"user-123\" and context [tenant:org-acme]. Connection ID: ";
const taken = ({ identifier }) => ({ statusCode: 409, message: `Channel connection with identifier "${identifier}" already exists in environment "e1"` });
const inProgress = refuse(409, 'Request with key "k" is currently being processed. Please retry after 1 second', soon);
const lookedUp = (changes) => answer(200, { data: { ...shown(changes)({ ...request, ...mine }) } });
const missing = refuse(404, "Channel connection with identifier 'x' not found");

/** A date some seconds after what the server says it is. */
const dates = (seconds) => ({ date: "Sun, 06 Nov 1994 08:49:37 GMT", "retry-after": `Sun, 06 Nov 1994 08:49:${37 + seconds} GMT` });

// Ways in which a server may say what it was sent.
const all = `ApiKey ${secretKey} ${accessToken} ${refreshToken} ${clientSecret} ${signingSecret} ${nested1} ${listed1}`;
const inUrl = encodeURIComponent(all);
const inJson = JSON.stringify(JSON.stringify({ all }));
const inAscii = JSON.stringify(all).replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).replaceAll("/", "\\/");
const wrapped = [...all].join("\n");
const entities = all.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
/** What a server leaves of each secret that it cuts off. */
const cutOff = parts.map((part) => `${part.slice(0, 9)}… …${part.slice(1)}`).join(" ");
const echo = (status, message, more) => refuse(status, message, more);

/**
 * What a server may do, and what has to come of it.
 *
 * - `answers`: what it does with each POST in turn, the last with all that follow; `lookUps`: the same for each GET; `novu`
 *   is a sandbox behind both.
 * - `request`, `options`, `abort`: the call, beside `request` above and the defaults of the package.
 * - `expect`: how it ends. Without `code` it succeeds. `posts` and `lookUps` are what the server saw, `attempts` what the
 *   caller is told where that differs; `created` is how many connections the sandbox holds afterwards. `took` are bounds in
 *   milliseconds; the upper one is `timeoutMs` where nothing else is said.
 * - `in`: what is different in a runtime, and why.
 * - `compared`: the case is one of those that `npm run compare` shows, under this title.
 */
export const cases = [
  // No answer.
  { name: "the server is away", gone: true, options: { maxRetries: 2 }, expect: { code: "connection_failed", outcome: "unknown", posts: 0, attempts: 3 } },
  {
    name: "connections are closed before a request arrives",
    onConnection: (socket) => socket.destroy(),
    options: retryOnce,
    expect: { code: "connection_failed", outcome: "unknown", posts: 0, attempts: 2 },
  },
  { name: "the connection is dropped with the request unread", answers: [drop, novu], expect: created },
  { name: "every connection is dropped", answers: [drop], options: { maxRetries: 2 }, expect: { code: "connection_failed", outcome: "unknown", posts: 3 } },
  { name: "the connection is reset after the request", answers: [reset, novu], expect: created },
  { name: "the connection is closed without an answer", answers: [hangUp, novu], expect: created },
  { name: "the answer is lost", answers: [committed(reset), novu], lookUps: [novu], expect: found, compared: "the answer is lost after Novu created the connection" },
  { name: "every answer is lost", answers: [committed(hangUp)], options: retryOnce, expect: { code: "connection_failed", outcome: "unknown", posts: 2, created: 1 } },
  { name: "the answer is no HTTP", answers: [does.babble, novu], expect: created },
  { name: "the head breaks off", answers: [committed(does.cutHead), novu], lookUps: [novu], expect: found },

  // Not in time.
  { name: "no answer comes, and then one", answers: [silence, novu], options: { attemptTimeoutMs: 3_000 }, expect: { ...created, took: [3_000] } },
  {
    name: "no answer ever comes",
    answers: [silence],
    options: { attemptTimeoutMs: 2_000, maxRetries: 1 },
    expect: { code: "timeout", outcome: "unknown", posts: 2, took: [4_000] },
    compared: "no answer ever comes",
  },
  { name: "the answer to what was created never comes", answers: [committed(silence), novu], lookUps: [novu], options: { attemptTimeoutMs: 3_000 }, expect: { ...found, took: [3_000] } },
  { name: "the time of the call ends first", answers: [silence], options: { timeoutMs: 2_000 }, expect: { code: "timeout", outcome: "unknown", posts: 1, took: [2_000] } },
  { name: "the head stops coming", answers: [does.stallInHead], options: { timeoutMs: 2_000 }, expect: { code: "timeout", outcome: "unknown", posts: 1, took: [2_000] } },
  { name: "the body stops coming", answers: [committed(does.stallInBody), novu], lookUps: [novu], options: { attemptTimeoutMs: 3_000 }, expect: { ...found, took: [3_000] } },
  { name: "the body stops coming, and the time of the call ends", answers: [does.stallInBody], options: { timeoutMs: 2_000 }, expect: { code: "timeout", outcome: "unknown", posts: 1, took: [2_000] } },
  { name: "the body comes byte by byte, for ever", answers: [does.drip], options: { timeoutMs: 2_000 }, expect: { code: "timeout", outcome: "unknown", posts: 1, took: [2_000] } },
  { name: "a look-up has no answer", answers: [committed(reset), novu], lookUps: [silence], options: { timeoutMs: 6_000 }, expect: { code: "timeout", outcome: "unknown", posts: 2, lookUps: 1, created: 1, took: [6_000] } },

  // Not whole.
  { name: "the body is shorter than it says", answers: [committed(does.cutBody), novu], lookUps: [novu], expect: found, compared: "the answer breaks off" },
  // Node takes a chunk that breaks off for a whole one: then it is a success that is no connection.
  { name: "a chunk breaks off", answers: [committed(does.cutChunk), novu], lookUps: [novu], expect: found, in: { node: { posts: 1 } } },
  { name: "the body is said to be compressed, and is not", answers: [committed(does.garbled), novu], lookUps: [novu], expect: found },
  { name: "every body breaks off", answers: [does.cutBody], options: once, expect: { code: "connection_failed", outcome: "unknown", posts: 1 } },

  // Unusual, and right.
  { name: "the answer is compressed", answers: [committed(does.compressed)], expect: { posts: 1, created: 1 } },
  { name: "the body ends with the connection", answers: [committed(does.untilClose)], expect: { posts: 1, created: 1 } },
  // workerd takes it for the answer: then the connection is looked for, and found.
  { name: "another answer comes before the answer", answers: [committed(does.hinted)], lookUps: [novu], expect: { posts: 1, created: 1 }, in: { workerd: { lookUps: 1 } } },
  { name: "the connection comes without an envelope", answers: [answer(201, shown())], expect: { posts: 1 } },
  { name: "the connection comes with 200", answers: [answer(200, (sent) => ({ data: shown()(sent) }))], expect: { posts: 1 } },
  {
    name: "the provider, the channel and a field are unknown here",
    answers: [answer(201, (sent) => ({ data: shown({ providerId: "from-tomorrow", channel: "hologram", colour: "red" })(sent) }))],
    expect: { posts: 1, returned: { providerId: "from-tomorrow", channel: "hologram", colour: "red" } },
    compared: "a 201 names a provider that is newer than the package",
  },
  { name: "the access token is not shown", answers: [answer(201, shown({ auth: {} }))], expect: { posts: 1, returned: { auth: {} } } },

  // A success that is none.
  { name: "a 201 is empty, and nothing was created", answers: [answer(201)], lookUps: [missing], expect: { code: "invalid_response", outcome: "unknown", posts: 1, lookUps: 1 } },
  { name: "a 201 is empty, and the connection is there", answers: [committed(answer(201))], lookUps: [novu], expect: { posts: 1, lookUps: 1, created: 1 } },
  { name: "a 201 is no JSON", answers: [committed(answer(201, '{"data":{'))], lookUps: [novu], expect: { posts: 1, lookUps: 1, created: 1 } },
  { name: "a 201 has no identifier", answers: [answer(201, { data: { channel: "chat" } })], lookUps: [missing], expect: { code: "invalid_response", status: 201, outcome: "unknown", posts: 1, lookUps: 1 } },
  { name: "a 200 is somebody's page", answers: [page(200)], lookUps: [page(200)], options: once, expect: { code: "invalid_response", status: 200, outcome: "unknown", posts: 1, lookUps: 1 } },
  { name: "a 204 says nothing", answers: [async ({ socket }) => socket.end("HTTP/1.1 204 No Content\r\naccess-control-allow-origin: *\r\nconnection: close\r\n\r\n")], lookUps: [missing], expect: { code: "invalid_response", status: 204, outcome: "unknown", posts: 1, lookUps: 1 } },
  { name: "a body has more than 1 MiB", answers: [flood(201, 2 ** 21)], lookUps: [missing], expect: { code: "invalid_response", outcome: "unknown", posts: 1, lookUps: 1 } },
  { name: "a body has no end", answers: [committed(flood(201))], lookUps: [novu], expect: { posts: 1, lookUps: 1, created: 1 }, compared: "the answer has no end" },
  { name: "a few kilobytes unpack to 64 MiB", answers: [bomb], lookUps: [missing], expect: { code: "invalid_response", outcome: "unknown", posts: 1, lookUps: 1 } },
  { name: "an error has no end", answers: [flood(500)], expect: { code: "server_error", status: 500, outcome: "unknown", posts: 1 } },

  // Redirects. A page is not told the status of one: only that it is one.
  ...[301, 302, 303, 307, 308].map((status) => ({
    name: `${status} sends to another origin`,
    answers: [redirect(status)],
    expect: refused(status, "redirected"),
    in: { chromium: { status: 0 } },
    compared: status === 307 && "a redirect (307) leads to another origin",
  })),
  { name: "304 says that nothing changed", answers: [async ({ socket }) => socket.end("HTTP/1.1 304 Not Modified\r\naccess-control-allow-origin: *\r\nconnection: close\r\n\r\n")], expect: refused(304, "redirected") },

  // Refusals.
  { name: "400 refuses a rule", answers: [refuse(400, "subscriberId is required")], expect: refused(400, "bad_request") },
  { name: "401 refuses the key", answers: [refuse(401, "API Key not found")], expect: refused(401, "unauthorized") },
  { name: "402 refuses the plan", answers: [refuse(402)], expect: refused(402, "payment_required") },
  { name: "403 refuses the caller", answers: [refuse(403)], expect: refused(403, "forbidden") },
  { name: "404 knows no such integration", answers: [refuse(404, "Integration not found: slack-prod")], expect: refused(404, "not_found") },
  { name: "413 refuses the length", answers: [refuse(413, "Payload Too Large")], expect: refused(413, "payload_too_large") },
  { name: "418 has no code of its own", answers: [page(418)], expect: refused(418, "bad_request") },
  {
    name: "422 says what is wrong",
    answers: [refuse(422, "Validation Error", { errors: { general: { messages: ["workspace.id must be a string"], value: "No Value Recorded" } } })],
    expect: { ...refused(422, "unprocessable"), issues: [["workspace", "id"]] },
  },
  { name: "422 says that the key was used for something else", answers: [refuse(422, 'Request with key "k" is being reused for a different body')], expect: refused(422, "unprocessable") },

  // Conflicts.
  {
    name: "somebody else's connection is in the way",
    answers: [refuse(409, `${inUse}chconn_theirs`)],
    expect: { ...refused(409, "conflict"), connectionIdentifier: "chconn_theirs" },
    compared: "the customer is connected already (409)",
  },
  { name: "the chosen identifier is taken", request: mine, answers: [answer(409, taken)], expect: { ...refused(409, "conflict"), connectionIdentifier: mine.identifier } },
  { name: "a request was sent twice on the way", answers: [committed(answer(409, ({ identifier }) => ({ message: inUse + identifier })))], lookUps: [novu], expect: { posts: 1, lookUps: 1, created: 1 } },
  { name: "a request was sent twice on the way, and the look-up is forbidden", answers: [committed(answer(409, ({ identifier }) => ({ message: inUse + identifier })))], lookUps: [refuse(403)], expect: { code: "conflict", outcome: "unknown", posts: 1, lookUps: 1, created: 1 } },
  { name: "an identical request is in progress, and then done", answers: [inProgress, novu], expect: created },
  { name: "an identical request stays in progress", answers: [inProgress], options: retryOnce, expect: { code: "conflict", status: 409, outcome: "unknown", posts: 2 } },
  { name: "the answer is lost, and the retry names the identifier as taken", answers: [committed(reset), answer(409, taken)], lookUps: [novu], expect: found },
  { name: "the answer is lost, and the chosen identifier has what was asked for", request: mine, answers: [committed(reset), novu], lookUps: [novu], expect: found },
  {
    name: "the answer is lost, and the chosen identifier has something else",
    request: mine,
    answers: [reset, answer(409, taken)],
    lookUps: [lookedUp({ workspace: { id: "T999" } })],
    expect: { code: "conflict", outcome: "not_created", posts: 2, lookUps: 1, connectionIdentifier: mine.identifier },
  },
  { name: "the answer is lost, and the look-up fails", answers: [committed(reset), novu], lookUps: [refuse(503, "no", soon)], options: { maxRetries: 2 }, expect: { code: "conflict", outcome: "unknown", posts: 2, lookUps: 3, created: 1 } },
  { name: "the answer is lost, and the look-up is forbidden", answers: [committed(reset), novu], lookUps: [refuse(403)], expect: { code: "conflict", outcome: "unknown", posts: 2, lookUps: 1, created: 1 } },
  { name: "the look-up succeeds the second time", answers: [committed(reset), novu], lookUps: [refuse(503, "no", soon), novu], expect: { ...found, lookUps: 2 } },
  { name: "the look-up is sent to another origin", answers: [committed(reset), novu], lookUps: [redirect(307)], expect: { code: "conflict", outcome: "unknown", posts: 2, lookUps: 1, created: 1 } },
  { name: "two requests race for an identifier (500)", answers: [committed(refuse(500, "Internal server error", soon)), novu], lookUps: [novu], expect: found },

  // What passes.
  { name: "429 says when, in seconds", answers: [refuse(429, "API rate limit exceeded", { headers: { "retry-after": "1" } }), novu], expect: { ...created, took: [1_000] } },
  { name: "429 says when, as a date by its own clock", answers: [refuse(429, "API rate limit exceeded", { headers: dates(2) }), novu], expect: { ...created, took: [2_000] } },
  { name: "429 says when, in no known form", answers: [refuse(429, "API rate limit exceeded", { headers: { "retry-after": "soon" } }), novu], expect: created },
  {
    name: "429 asks for a day",
    answers: [refuse(429, "API rate limit exceeded", { headers: { "retry-after": "86400" } })],
    expect: { code: "rate_limited", status: 429, outcome: "not_created", posts: 1, retryAfterMs: 86_400_000 },
    compared: "429 asks to wait for a day",
  },
  { name: "503 asks for more than is left", answers: [refuse(503, "no", { headers: dates(20) })], options: { timeoutMs: 10_000 }, expect: { code: "server_error", status: 503, outcome: "unknown", posts: 1, retryAfterMs: 20_000 } },
  ...[408, 500, 502, 503, 504].map((status) => ({ name: `${status} passes`, answers: [refuse(status, "no", soon), novu], expect: created })),
  { name: "a gateway answers 502 with a page", answers: [committed(page(502, soon.headers)), novu], lookUps: [novu], expect: found },
  { name: "501 does not pass", answers: [refuse(501)], expect: { code: "server_error", status: 501, outcome: "unknown", posts: 1 } },
  { name: "500 stays", answers: [refuse(500, "Internal server error", { ...soon, errorId: "e-17" })], options: { maxRetries: 2 }, expect: { code: "server_error", status: 500, outcome: "unknown", posts: 3, errorId: "e-17" } },
  { name: "no retry is wanted", answers: [refuse(503)], options: once, expect: { code: "server_error", status: 503, outcome: "unknown", posts: 1 } },
  {
    name: "a stored failure is repeated",
    answers: [refuse(500, "no", { headers: { ...soon.headers, "idempotency-replay": "true" } }), novu],
    options: { idempotencyKey: "mine" },
    expect: { ...created, keys: 2 },
  },

  // Given up.
  { name: "the caller gives up before", answers: [novu], abort: "before", expect: { code: "aborted", posts: 0, created: 0 } },
  { name: "the caller gives up while nobody answers", answers: [silence], abort: "POST", expect: { code: "aborted", posts: 1 } },
  { name: "the caller gives up while the body comes", answers: [does.stallInBody], abort: "POST", expect: { code: "aborted", posts: 1 } },
  {
    name: "the caller gives up during a wait",
    answers: [refuse(503, "no", { headers: { "retry-after": "20" } })],
    abort: "wait",
    expect: { code: "aborted", posts: 1, took: [0, 20_000] },
    compared: "the caller aborts during a wait of 20 s",
  },
  { name: "the caller gives up during a look-up", answers: [committed(reset), novu], lookUps: [silence], abort: "GET", expect: { code: "aborted", posts: 2, lookUps: 1, created: 1 } },

  // Not sent.
  { name: "the key has a line break", answers: [novu], options: { secretKey: `${secretKey}\r\nx-a: b` }, expect: { code: "configuration", posts: 0 } },
  { name: "the URL has user info", answers: [novu], options: { serverURL: `http://${key1}:${key2}@127.0.0.1:9` }, expect: { code: "configuration", posts: 0 } },
  { name: "the request is wrong", answers: [novu], request: { workspace: { id: 5, name: [accessToken] }, identifier: { accessToken } }, expect: { code: "validation", posts: 0 } },
  { name: "the token was encrypted by Novu", answers: [novu], request: { auth: { accessToken: `nvsk.${accessToken}` } }, expect: { code: "validation", posts: 0 } },

  // Servers that say what they were sent.
  { name: "400 echoes the secrets", answers: [echo(400, all, { ctx: { all }, error: all })], expect: refused(400, "bad_request"), compared: "the server's error (400) repeats what it was sent" },
  { name: "400 echoes them in JSON in JSON", answers: [echo(400, inJson)], expect: refused(400, "bad_request") },
  { name: "400 echoes them in JSON of ASCII", answers: [echo(400, inAscii)], expect: refused(400, "bad_request") },
  { name: "400 echoes them as in a URL", answers: [echo(400, inUrl)], expect: refused(400, "bad_request") },
  { name: "400 echoes them as in a URL, in small letters", answers: [echo(400, inUrl.replace(/%../g, (code) => code.toLowerCase()))], expect: refused(400, "bad_request") },
  { name: "400 echoes them as in a form", answers: [echo(400, new URLSearchParams({ all }).toString())], expect: refused(400, "bad_request") },
  { name: "400 echoes them with breaks in between", answers: [echo(400, wrapped)], expect: refused(400, "bad_request") },
  { name: "400 echoes them as in a URL, twice", answers: [echo(400, encodeURIComponent(inUrl))], expect: refused(400, "bad_request") },
  { name: "400 echoes them with HTML entities", answers: [echo(400, entities)], expect: refused(400, "bad_request") },
  { name: "400 echoes them in HTML entities", answers: [echo(400, all.replace(/./gu, (character) => `&#x${character.codePointAt(0).toString(16)};`).slice(0, 1_900))], expect: refused(400, "bad_request") },
  { name: "400 echoes them in capital letters", answers: [echo(400, all.toUpperCase())], expect: refused(400, "bad_request") },
  { name: "400 echoes them in base64", answers: [echo(400, Buffer.from(all).toString("base64"))], expect: refused(400, "bad_request") },
  { name: "400 echoes them in base64 of a URL", answers: [echo(400, Buffer.from(`x${all}`).toString("base64url"))], expect: refused(400, "bad_request") },
  { name: "400 echoes them in hexadecimal", answers: [echo(400, Buffer.from(all).toString("hex"))], expect: refused(400, "bad_request") },
  { name: "400 echoes them cut off", answers: [echo(400, cutOff)], expect: refused(400, "bad_request") },
  { name: "400 echoes them in a list", answers: [echo(400, [all, inUrl])], expect: refused(400, "bad_request") },
  { name: "401 echoes the key in headers and text", answers: [echo(401, `API Key ${secretKey} not found`, { headers: { "x-key": key1 + key2, "www-authenticate": inUrl } })], expect: refused(401, "unauthorized") },
  { name: "409 echoes them as identifiers", answers: [echo(409, inUse + all)], expect: refused(409, "conflict") },
  {
    name: "422 echoes them in every field",
    answers: [
      echo(422, all, {
        errors: {
          [accessToken]: { messages: [all, `${secretKey} must be a string`], value: all },
          general: { messages: [`${accessToken} must be a string`, `${refreshToken} should not be null or undefined`, `Context '${secretKey}' Data is too large: ${all}`], value: all },
        },
      }),
    ],
    expect: refused(422, "unprocessable"),
  },
  { name: "500 echoes them in its id", answers: [echo(500, all, { errorId: `${secretKey}${accessToken}` })], options: once, expect: { code: "server_error", status: 500, outcome: "unknown", posts: 1 } },
  { name: "429 echoes them in Retry-After", answers: [echo(429, all, { headers: { "retry-after": inUrl } })], options: once, expect: refused(429, "rate_limited") },
  { name: "307 echoes them in its location", answers: [answer(307, all, { location: `/?${inUrl}` })], expect: refused(307, "redirected"), in: { chromium: { status: 0 } } },
  { name: "201 echoes them and is no connection", answers: [answer(201, { data: all })], lookUps: [echo(404, all)], expect: { code: "invalid_response", status: 201, outcome: "unknown", posts: 1, lookUps: 1 } },
];
