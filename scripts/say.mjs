const colours = process.stdout.isTTY && !process.env.NO_COLOR;

/** Prints one line of progress. */
export function say(text) {
  console.log(colours ? `\x1b[1;36m▸\x1b[0m ${text}` : `▸ ${text}`);
}
