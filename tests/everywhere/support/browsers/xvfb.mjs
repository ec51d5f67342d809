import { findWebKit } from "../../../../scripts/find-browser.mjs";

/** Starts an X server without a screen, on a display that is free, and resolves to its name. `start` ends it. */
export async function startXvfb(start) {
  const args = ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
  const [, number] = await start(findWebKit().xvfb, args, { ready: /^(\d+)\n/m });
  return `:${number}`;
}
