import { isNovuError } from "novu-channel-connections";
import { connectSlack } from "./slack.js";

/** Answers the redirect of a customer who is signed in, and who began with the same `state`. */
export async function callback(request, user, env) {
  try {
    await connectSlack(request, user, env);
    return new Response("Connected.");
  } catch (error) {
    if (!isNovuError(error)) throw error;
    console.error(error); // says what to do, and contains no secrets
    const isRefused = error.issues?.some(({ code }) => code === "refused");
    if (isRefused) return new Response("Slack was not allowed to connect. Please start again.", { status: 400 });
    return new Response("Please try again later.", { status: 502 });
  }
}
