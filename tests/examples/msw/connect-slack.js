// The code that is tested: the one of the example for Vitest.
export { connectSlack } from "../vitest/connect-slack.js";
