import { deleteChannelConnection, isNovuError, listChannelConnections } from "novu-channel-connections";

// The worker adds the secret key, and sees to it that these are the connections of who is signed in.
const options = { serverURL: new URL("/slack/api", location.href) };

const results = {
  connected: ["good", "Slack is connected."],
  replaced: ["good", "Slack is connected, in place of the workspace before."],
  denied: ["fault", "You did not allow the connection. To connect, start again, and choose Allow."],
  state: ["fault", "This connection was begun too long ago, in another browser, or was finished before. Please start again."],
  refused: ["fault", "Slack did not complete the connection. Please start again."],
  "no-bot": ["fault", "Slack gave no bot to send with. Please start again, and allow what the app asks for."],
  "no-team": ["fault", "The app was installed for a whole organization. Please start again, and choose one workspace."],
  "slack-down": ["fault", "Slack did not answer. Please start again in a moment."],
  novu: ["fault", "The connection could not be saved. Please start again in a moment."],
  "signed-out": ["fault", "Please sign in, and start again."],
};

const element = (id) => document.getElementById(id);

function say([kind, text]) {
  element("result").className = kind;
  element("result").textContent = text;
  element("result").hidden = false;
}

/** Shows which workspace is connected. */
async function show() {
  const { data } = await listChannelConnections({ limit: 1, channel: "chat", providerId: "slack" }, options);
  const [connection] = data;
  element("status").textContent = connection ? `Connected as ${connection.workspace.name ?? connection.workspace.id}.` : "Not connected.";
  element("connect").textContent = connection ? "Connect again" : "Add to Slack";
  element("connect").hidden = false;
  element("disconnect").hidden = !connection;
  element("disconnect").onclick = () => attempt(() => disconnect(connection.identifier));
}

async function disconnect(identifier) {
  element("disconnect").disabled = true;
  try {
    await deleteChannelConnection(identifier, options);
  } catch (error) {
    // It is gone already: somebody was faster, or an answer got lost.
    if (!isNovuError(error) || error.code !== "not_found") throw error;
  } finally {
    element("disconnect").disabled = false;
  }
  say(["good", "Slack is disconnected."]);
  await show();
}

async function attempt(action) {
  try {
    await action();
  } catch (error) {
    if (!isNovuError(error)) throw error;
    console.warn(`${error.code}: ${error.message}`);
    say(error.code === "unauthorized" ? results["signed-out"] : ["fault", "That did not work. Please reload the page, and try again."]);
    if (element("status").textContent === "Loading …") element("status").textContent = "";
  }
}

const result = new URLSearchParams(location.search).get("result");
if (Object.hasOwn(results, result ?? "")) say(results[result]);
// So that a reload or a bookmark does not say it again.
history.replaceState(null, "", location.pathname);
await attempt(show);
