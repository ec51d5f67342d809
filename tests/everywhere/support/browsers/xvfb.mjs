import { findWebKit } from "../../../../scripts/find-browser.mjs";

const screen = { width: 1600, height: 1200 };

/** Starts an X server without a screen, on a display that is free, and resolves to its name. `start` ends it. */
export async function startXvfb(start) {
  const args = ["-displayfd", "1", "-screen", "0", `${screen.width}x${screen.height}x24`, "-nolisten", "tcp"];
  const [, number] = await start(findWebKit().xvfb, args, { ready: /^(\d+)\n/m });
  return `:${number}`;
}

/**
 * Where a window of a size belongs: in the middle. There the pointer is from the start, and where there is no window manager,
 * the window below the pointer has the focus.
 */
export const cornerOf = ({ width, height }) => ({ x: Math.round((screen.width - width) / 2), y: Math.round((screen.height - height) / 2) });
