/** How a callback can end: the word of the worker, and what the settings page says. */
export const results = {
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

export const disconnected = ["good", "Slack is disconnected."];
