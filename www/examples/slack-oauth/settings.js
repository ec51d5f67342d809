import { deleteChannelConnection, isNovuError, listChannelConnections } from "novu-channel-connections";
import { disconnected, results } from "./results.js";

// The worker adds the secret key, and sees to it that these are the connections of who is signed in.
const options = { serverURL: new URL("/slack/api", location.href) };

/** As settings.html begins with. */
const loading = "Loading …";

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
  say(disconnected);
  element("status").textContent = loading;
  await show();
}

async function attempt(action) {
  try {
    await action();
  } catch (error) {
    if (!isNovuError(error)) throw error;
    console.warn(`${error.code}: ${error.message}`);
    tell(error);
  }
}

function tell({ code }) {
  const isLoading = element("status").textContent === loading;
  if (code === "unauthorized") {
    if (isLoading) element("status").textContent = "";
    say(results["signed-out"]);
  } else if (isLoading) {
    // Above it stays how the way through Slack ended.
    element("status").textContent = "What is connected could not be read. Please reload the page.";
  } else {
    say(["fault", "That did not work. Please reload the page, and try again."]);
  }
}

const result = new URLSearchParams(location.search).get("result");
if (Object.hasOwn(results, result ?? "")) say(results[result]);
// So that a reload or a bookmark does not say it again.
history.replaceState(null, "", location.pathname);
await attempt(show);
