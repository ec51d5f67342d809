import { issueState } from "../../www/examples/slack-oauth/state.js";
import { stateSecret } from "./run-example.mjs";
import { visitor } from "./visitor.mjs";

const bot = ["accessToken"];
const rotating = ["accessToken", "expiresAt", "refreshToken"];
const acme = ["user-7", "Acme", bot];

/** Changes a parameter of a callback; `undefined` takes it away. */
const withParameter = (name, value) => (callback) => {
  const changed = new URL(callback);
  if (value === undefined) changed.searchParams.delete(name);
  else changed.searchParams.set(name, value);
  return changed.href;
};

const stateOf = (callback) => new URL(callback).searchParams.get("state");

/** Another state in a callback, of which the browser has the cookie too: only its signature is left to tell. */
const withState = (make) => async (callback, { cookie }) => {
  const state = await make(stateOf(callback));
  await cookie("slack-state", state);
  return withParameter("state", state)(callback);
};

/** A state that the worker might have issued: so long ago, to that user, with that secret. */
const issued = (msAgo, user = "user-7", secret = stateSecret) => async () =>
  (await issueState(new Request("http://localhost/"), user, secret, Date.now() - msAgo)).state;

const lastDigit = (state) => state.slice(0, -1) + (state.endsWith("0") ? "1" : "0");

/** A Slack that does something else about the code. */
const exchange = (answer) => () => (request, handle) => (request.method === "POST" ? answer() : handle(request));

/** A Novu whose answer to the first request with a method gets lost, after it did what it was asked for. */
const lost = (method) => () => {
  let isLost = false;
  return async (request, handle) => {
    const answer = await handle(request);
    if (request.method !== method || isLost) return answer;
    isLost = true;
    return undefined;
  };
};

/** A Novu that refuses the worker's key once it was asked for something with a method, or right after that. */
const revoked = (method, isAnswered) => () => {
  let isRevoked = false;
  return (request, handle) => {
    const isFirst = request.method === method && !isRevoked;
    isRevoked ||= isFirst;
    return !isRevoked || (isFirst && isAnswered) ? handle(request) : Response.json({ statusCode: 401, message: "API Key not found" }, { status: 401 });
  };
};

/** What the settings page says where Novu does not. */
const unread = "What is connected could not be read. Please reload the page.";

const refused = (name, back) => ({ name, steps: [{ choose: "Allow for Acme", back, ends: "state" }], exchanges: 0 });

/** Long enough for a Slack that answers: the test of a silent one does not wait for ten seconds. */
const impatient = { SLACK_TIMEOUT_MS: "1000" };

/**
 * The ways of a customer through www/examples/slack-oauth/, for workerd and for Chromium. Each ends with one connection, or with a page
 * that says what to do.
 *
 * - `user` is signed in: "user-7" where nothing is said.
 * - `slack`, `novu`, `bindings`: what `runSlackExample` is given, the first two made for each run.
 * - `steps`, of which each `ends` with a word of results.js. `choose` presses "Add to Slack", and then that link on the consent page;
 *   `back(callback, { cookie })` changes where Slack sends the customer from there. `open(run)` follows a link from elsewhere.
 *   `disconnect` presses that button. `remove(run)` deletes a connection as the page would, and ends with a status.
 * - `connections` are left in the end, as `[subscriber, workspace, members of auth]`: none where nothing is said.
 * - `exchanges`: how many codes reached Slack.
 * - `shows`: what the settings page says last, where it does not say that.
 */
export const cases = [
  { name: "who allows the app is connected", steps: [{ choose: "Allow for Acme", ends: "connected" }], connections: [acme], exchanges: 1 },
  { name: "rotating tokens are stored", steps: [{ choose: "Rotating tokens", ends: "connected" }], connections: [["user-7", "Acme", rotating]] },
  {
    name: "who connects again, with and without rotation, has one connection with the new tokens",
    steps: [
      { choose: "Rotating tokens", ends: "connected" },
      { choose: "Allow for Acme", ends: "connected" },
      { choose: "Rotating tokens", ends: "connected" },
    ],
    connections: [["user-7", "Acme", rotating]],
  },
  {
    name: "another workspace takes the place of the one before",
    steps: [
      { choose: "Allow for Acme", ends: "connected" },
      { choose: "Allow for Globex", ends: "replaced" },
    ],
    connections: [["user-7", "Globex", bot]],
  },
  {
    name: "who disconnects can connect again",
    steps: [
      { choose: "Allow for Acme", ends: "connected" },
      { disconnect: true, ends: "disconnected" },
      { choose: "Allow for Globex", ends: "connected" },
      { disconnect: true, ends: "disconnected" },
    ],
  },

  // Nothing is granted that would do.
  { name: "who chooses Cancel is told how to connect", steps: [{ choose: "Cancel", ends: "denied" }], exchanges: 0 },
  { name: "a consent that Slack refuses", steps: [{ choose: "Cancel", back: withParameter("error", "server_error"), ends: "refused" }], exchanges: 0 },
  { name: "a grant for a whole organization", steps: [{ choose: "Whole organization", ends: "no-team" }] },
  { name: "a grant of user scopes alone", steps: [{ choose: "User scopes only", ends: "no-bot" }] },
  {
    name: "a grant of the right kind follows a wrong one",
    steps: [
      { choose: "User scopes only", ends: "no-bot" },
      { choose: "Allow for Acme", ends: "connected" },
    ],
    connections: [acme],
  },
  { name: "a wrong code", steps: [{ choose: "Allow for Acme", back: withParameter("code", "wrong"), ends: "refused" }], exchanges: 1 },
  { name: "no code", steps: [{ choose: "Allow for Acme", back: withParameter("code", undefined), ends: "refused" }] },

  // A state that is not this customer's, or not any more.
  refused("no state", withParameter("state", undefined)),
  refused("an empty state", withParameter("state", "")),
  refused("a forged state", withState(lastDigit)),
  refused("a state whose time was made longer", withState((state) => state.replace(/\.\d+\./, ".9999999999."))),
  refused("a state of more than ten minutes ago", withState(issued(601_000))),
  refused("a state of another user", withState(issued(0, "user-8"))),
  refused("a state signed with another secret", withState(issued(0, "user-7", "another-secret"))),
  refused("a state of another browser", async (callback) => withParameter("state", await issued(0)())(callback)),
  {
    name: "the link with which somebody else's consent came back",
    steps: [{ open: async (run) => visitor(run, "user-8").consent("Allow for Globex"), ends: "state" }],
    exchanges: 0,
  },
  {
    name: "a callback that is opened again",
    steps: [
      { choose: "Allow for Acme", ends: "connected" },
      { open: ({ callbacks }) => callbacks[0], ends: "state" },
    ],
    connections: [acme],
    exchanges: 1,
  },
  {
    name: "a callback that is opened again with its cookie put back: Slack refuses the code",
    steps: [
      { choose: "Allow for Acme", ends: "connected" },
      {
        open: async ({ callbacks, customer }) => {
          await customer.cookie("slack-state", stateOf(callbacks[0]));
          return callbacks[0];
        },
        ends: "refused",
      },
    ],
    connections: [acme],
    exchanges: 2,
  },
  { name: "who is not signed in", user: "", steps: [{ open: () => "/slack/install", ends: "signed-out" }], exchanges: 0, shows: "" },
  {
    name: "who is signed out on the way",
    steps: [
      {
        choose: "Allow for Acme",
        back: async (callback, { cookie }) => {
          await cookie("user", "");
          return callback;
        },
        ends: "signed-out",
      },
    ],
    exchanges: 0,
    shows: "",
  },

  // Slack does not answer.
  { name: "Slack answers with a page", slack: exchange(() => new Response("<h1>Down</h1>", { status: 503 })), steps: [{ choose: "Allow for Acme", ends: "slack-down" }] },
  { name: "Slack answers with JSON that is no answer", slack: exchange(() => Response.json("no")), steps: [{ choose: "Allow for Acme", ends: "slack-down" }] },
  { name: "Slack cuts the connection", slack: exchange(() => undefined), steps: [{ choose: "Allow for Acme", ends: "slack-down" }] },
  { name: "Slack's answer never comes", slack: exchange(() => new Promise(() => {})), bindings: impatient, steps: [{ choose: "Allow for Acme", ends: "slack-down" }] },
  {
    name: "Slack's answer stops in the middle",
    slack: exchange(() => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"ok":true,')) }))),
    bindings: impatient,
    steps: [{ choose: "Allow for Acme", ends: "slack-down" }],
  },
  {
    name: "Slack answers at the second try",
    slack: () => {
      let count = 0;
      return (request, handle) => (request.method === "POST" && count++ === 0 ? undefined : handle(request));
    },
    steps: [
      { choose: "Allow for Acme", ends: "slack-down" },
      { choose: "Allow for Acme", ends: "connected" },
    ],
    connections: [acme],
  },
  { name: "Slack does not know the app's secret", bindings: { SLACK_CLIENT_SECRET: "wrong-secret-1" }, steps: [{ choose: "Allow for Acme", ends: "refused" }] },

  // Novu does not answer.
  { name: "the answer of Novu gets lost", novu: lost("POST"), steps: [{ choose: "Allow for Acme", ends: "connected" }], connections: [acme] },
  {
    name: "the answer of Novu gets lost where another workspace takes the place",
    novu: lost("PATCH"),
    steps: [
      { choose: "Allow for Acme", ends: "connected" },
      { choose: "Allow for Globex", ends: "replaced" },
    ],
    connections: [["user-7", "Globex", bot]],
  },
  {
    name: "the answer of Novu to a disconnection gets lost",
    novu: lost("DELETE"),
    steps: [
      { choose: "Allow for Acme", ends: "connected" },
      { disconnect: true, ends: "disconnected" },
    ],
  },
  {
    name: "Novu refuses the connection",
    novu: () => (request, handle) => (request.method === "POST" ? Response.json({ statusCode: 402, message: "no" }, { status: 402 }) : handle(request)),
    steps: [{ choose: "Allow for Acme", ends: "novu" }],
  },
  {
    name: "Novu refuses the worker's key from then on",
    novu: revoked("POST", false),
    steps: [{ choose: "Allow for Acme", ends: "novu" }],
    shows: unread,
  },
  {
    name: "who disconnects is told so, also where what is connected then cannot be read",
    novu: revoked("DELETE", true),
    steps: [
      { choose: "Allow for Acme", ends: "connected" },
      { disconnect: true, ends: "disconnected" },
    ],
    shows: unread,
  },

  // Somebody else's.
  {
    name: "somebody else's connection can be neither seen nor disconnected",
    steps: [
      {
        remove: async (run) => {
          const other = visitor(run, "user-8");
          await other.connect("Allow for Globex");
          return run.sandbox.connections()[0].identifier;
        },
        ends: 404,
      },
    ],
    connections: [["user-8", "Globex", bot]],
  },
];
