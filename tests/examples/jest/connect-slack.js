const { createChannelConnection, isNovuError } = require("novu-channel-connections");

/** The end of "Add to Slack": stores what Slack gave for a user, and returns what to tell them. */
async function connectSlack({ userId, team, accessToken }) {
  try {
    await createChannelConnection(
      {
        integrationIdentifier: "slack-prod",
        subscriberId: userId,
        workspace: { id: team.id, name: team.name },
        auth: { accessToken },
      },
      { secretKey: process.env.NOVU_SECRET_KEY },
    );
    return `${team.name} is connected.`;
  } catch (error) {
    if (!isNovuError(error)) throw error;
    if (error.code === "conflict") return `${team.name} was connected before.`;
    if (error.code === "rate_limited") return `Please try again in ${error.retryAfterMs / 1000} seconds.`;
    return "That did not work. We have been told, and are looking into it.";
  }
}

module.exports = { connectSlack };
